package dev.photosync.bench;

import dev.photosync.bench.Libraries.Pair;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Mix;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.dht.Murmur3Partitioner.LongToken;
import org.apache.cassandra.dht.Range;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.utils.MerkleTree.RowHash;
import org.apache.cassandra.utils.MerkleTree.TreeRange;
import org.apache.cassandra.utils.MerkleTrees;

/// Cassandra's Merkle trees, as its repair compares two replicas: a hash for each range of tokens,
/// and the rows of the ranges that differ read and merged.
///
/// An asset's token is the first word of its id. Of a million assets about sixteen lie in a range:
/// more ranges would be more to walk, fewer would have more rows to read.
final class CassandraTrees implements DiffArm {
    private static final Murmur3Partitioner PARTITIONER = Murmur3Partitioner.instance;
    private static final int RANGES = 1 << 16;
    private static final int HASH_BYTES = 32;

    private final SortedWords before;
    private final SortedWords after;
    private final MerkleTrees beforeTree;
    private final MerkleTrees afterTree;

    CassandraTrees(Pair pair) {
        before = SortedWords.of(pair.before());
        after = SortedWords.of(pair.after());
        beforeTree = tree(before);
        afterTree = tree(after);
    }

    private static MerkleTrees tree(SortedWords rows) {
        LongToken all = PARTITIONER.getMinimumToken();
        MerkleTrees trees = new MerkleTrees(PARTITIONER);
        trees.addMerkleTree(RANGES, new Range<>(all, all));
        trees.init();
        int row = 0;
        for (MerkleTrees.TreeRangeIterator ranges = trees.rangeIterator(); ranges.hasNext(); ) {
            TreeRange range = ranges.next();
            while (row < rows.size() && range.contains(token(rows.high(row)))) {
                range.addHash(new RowHash(token(rows.high(row)), hash(rows, row), 1));
                row++;
            }
        }
        return trees;
    }

    /// Tokens are signed, words of ids are not.
    private static LongToken token(long high) {
        return new LongToken(high ^ Long.MIN_VALUE);
    }

    private static byte[] hash(SortedWords rows, int row) {
        long digest = Mix.of(rows.high(row), rows.digest(row));
        ByteBuffer hash = ByteBuffer.allocate(HASH_BYTES);
        while (hash.hasRemaining()) {
            hash.putLong(digest);
            digest = Mix.of(digest);
        }
        return hash.array();
    }

    @Override
    public List<AssetId> changed() {
        List<AssetId> ids = new ArrayList<>();
        for (Range<Token> range : MerkleTrees.difference(beforeTree, afterTree)) {
            before.merge(
                    start(before, range),
                    end(before, range),
                    after,
                    start(after, range),
                    end(after, range),
                    ids);
        }
        return ids;
    }

    /// A range is without its left end and with its right one.
    private static int start(SortedWords rows, Range<Token> range) {
        return range.left.isMinimum() ? 0 : rows.before(highAfter(range.left));
    }

    private static int end(SortedWords rows, Range<Token> range) {
        return range.right.isMinimum() ? rows.size() : rows.before(highAfter(range.right));
    }

    private static long highAfter(Token token) {
        return ((LongToken) token).token + 1 ^ Long.MIN_VALUE;
    }
}
