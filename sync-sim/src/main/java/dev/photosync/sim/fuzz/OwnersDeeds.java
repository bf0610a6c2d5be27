package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.fuzz.Happening.Scope;
import dev.photosync.sim.fuzz.Happening.Spell;
import java.util.function.Function;

/// What owners do with their pictures: the workload of a system under search.
///
/// Selections are the first so many in id order on every device, so that owners who act apart meet
/// on the same pictures.
final class OwnersDeeds {
    private static final ImmutableList<String> ALBUMS = ImmutableList.of("Cats", "Summer 2025");

    static final ImmutableList<Happening> ALL =
            ImmutableList.of(
                    deed("take-photos", draw -> new Action.TakePhotos(draw.count(4))),
                    deed("take-videos", draw -> new Action.TakeVideos(1)),
                    deed(
                            "take-video",
                            draw ->
                                    new Action.TakeVideo(
                                            draw.size(Draw.MEGABYTE, 60 * Draw.MEGABYTE))),
                    deed("take-raw", draw -> new Action.TakeRawPhotos(draw.count(2))),
                    deed("take-spatial", draw -> new Action.TakeSpatialPhotos(draw.count(2))),
                    deed("edit", draw -> new Action.EditPhotos(draw.count(4))),
                    deed("favourite", draw -> new Action.FavouritePhotos(draw.count(4))),
                    deed("album", draw -> new Action.AddToAlbum(draw.count(4), draw.pick(ALBUMS))),
                    deed("delete", draw -> new Action.DeletePhotos(draw.count(3))),
                    deed("delete-newest", draw -> new Action.DeleteNewest(draw.count(3))),
                    deed("restore", draw -> new Action.RestorePhotos(draw.count(3))),
                    deed("empty-bin", draw -> new Action.EmptyRecentlyDeleted()),
                    deed("import-again", draw -> new Action.ImportAgain(draw.count(3))),
                    deed("open-originals", draw -> new Action.OpenOriginals(draw.count(4))));

    private OwnersDeeds() {}

    private static Happening deed(String name, Function<Draw, Action> action) {
        return new Happening(
                name, Scope.DEVICE, (draw, cast, device) -> Spell.of(device, action.apply(draw)));
    }
}
