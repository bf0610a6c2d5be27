package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.fuzz.Happening.Scope;
import dev.photosync.sim.fuzz.Happening.Spell;
import dev.photosync.sim.fuzz.Happening.Step;
import java.util.function.Function;

/// What owners do with their pictures: the workload of a system under search.
///
/// Selections are the first so many in id order on every device, so that owners who act apart meet
/// on the same pictures.
final class OwnersDeeds {
    private static final ImmutableList<String> ALBUMS = ImmutableList.of("Cats", "Summer 2025");

    private static final Function<Draw, Action> TAKE_VIDEO =
            draw -> new Action.TakeVideo(draw.size(Draw.MEGABYTE, 200 * Draw.MEGABYTE));
    private static final Function<Draw, Action> EDIT = draw -> new Action.EditPhotos(draw.count(4));
    private static final Function<Draw, Action> FAVOURITE =
            draw -> new Action.FavouritePhotos(draw.count(4));
    private static final Function<Draw, Action> DELETE =
            draw -> new Action.DeletePhotos(draw.count(3));
    private static final Function<Draw, Action> RESTORE =
            draw -> new Action.RestorePhotos(draw.count(3));
    private static final Function<Draw, Action> PURGE = draw -> new Action.EmptyRecentlyDeleted();

    static final ImmutableList<Happening> ALL =
            ImmutableList.of(
                    deed("take-photos", draw -> new Action.TakePhotos(draw.count(4))),
                    deed("take-videos", draw -> new Action.TakeVideos(1)),
                    deed("take-video", TAKE_VIDEO),
                    deed("take-raw", draw -> new Action.TakeRawPhotos(draw.count(2))),
                    deed("take-spatial", draw -> new Action.TakeSpatialPhotos(draw.count(2))),
                    deed("edit", EDIT),
                    deed("favourite", FAVOURITE),
                    deed("album", draw -> new Action.AddToAlbum(draw.count(4), draw.pick(ALBUMS))),
                    deed("delete", DELETE),
                    deed("delete-newest", draw -> new Action.DeleteNewest(draw.count(3))),
                    deed("restore", RESTORE),
                    deed("empty-bin", PURGE),
                    deed("import-again", draw -> new Action.ImportAgain(draw.count(3))),
                    deed("open-originals", draw -> new Action.OpenOriginals(draw.count(4))));

    /// What the owners of all devices of an account do at the same moment, before any of them hears
    /// of the others.
    static final ImmutableList<Happening> TOGETHER =
            ImmutableList.of(
                    together("edit-together", ImmutableList.of(_ -> new Action.EditPhotos(1))),
                    together(
                            "act-together",
                            ImmutableList.of(EDIT, FAVOURITE, DELETE, RESTORE, PURGE)));

    private OwnersDeeds() {}

    private static Happening deed(String name, Function<Draw, Action> action) {
        return new Happening(
                name, Scope.DEVICE, (draw, cast, device) -> Spell.of(device, action.apply(draw)));
    }

    private static Happening together(String name, ImmutableList<Function<Draw, Action>> actions) {
        return new Happening(
                name,
                Scope.ACCOUNT,
                (draw, cast, account) -> {
                    ImmutableList.Builder<Step> steps = ImmutableList.builder();
                    for (String device : cast.devicesOf(account)) {
                        steps.add(new Step(device, draw.pick(actions).apply(draw)));
                    }
                    return new Spell(steps.build(), ImmutableList.of());
                });
    }
}
