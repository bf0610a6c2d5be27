package dev.photosync.sim.cloud;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Request;
import java.util.function.Supplier;

/// Change pages that were put together before: after one change, every other device of an account
/// asks for the same page.
///
/// Bounded by the bytes the pages would take on the wire. Which pages are still remembered shows in
/// nothing but speed: a page is a function of its key.
final class PageMemo {
    private static final long MAX_BYTES = 4L << 20;

    /// What a page is a function of: where the reader stands, how much it wants, and where the
    /// history ends.
    private record Key(Cursor cursor, int limit, Cursor end) {}

    private final Cache<Key, Zone.Page> pages =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_BYTES)
                    .weigher((Key key, Zone.Page page) ->
                            Request.ENVELOPE_BYTES + Request.RECORD_BYTES * page.records().size())
                    .executor(Runnable::run)
                    .build();

    Zone.Page get(Cursor cursor, int limit, Cursor end, Supplier<Zone.Page> make) {
        return pages.get(new Key(cursor, limit, end), key -> make.get());
    }
}
