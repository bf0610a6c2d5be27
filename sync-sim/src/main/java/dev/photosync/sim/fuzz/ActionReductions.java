package dev.photosync.sim.fuzz;

import dev.photosync.sim.action.Action;

/// Makes the values of an action smaller: first as small as they can be, then half as large.
final class ActionReductions {
    /// How many ways there are.
    static final int COUNT = 2;

    private ActionReductions() {}

    /// The action with smaller values; the same if it has none.
    ///
    /// @param way from zero, the boldest first
    static Action apply(Action action, int way) {
        return switch (action) {
            case Action.TakePhotos a -> new Action.TakePhotos(count(a.count(), way));
            case Action.TakeVideos a ->
                    way == 0
                            ? new Action.TakePhotos(1)
                            : new Action.TakeVideos(count(a.count(), way));
            case Action.TakeVideo a ->
                    way == 0
                            ? new Action.TakePhotos(1)
                            : new Action.TakeVideo(size(a.sizeBytes(), way));
            case Action.TakeRawPhotos a ->
                    way == 0
                            ? new Action.TakePhotos(1)
                            : new Action.TakeRawPhotos(count(a.count(), 0));
            case Action.TakeSpatialPhotos a ->
                    way == 0
                            ? new Action.TakePhotos(1)
                            : new Action.TakeSpatialPhotos(count(a.count(), 0));
            case Action.EditPhotos a -> new Action.EditPhotos(count(a.count(), way));
            case Action.FavouritePhotos a -> new Action.FavouritePhotos(count(a.count(), way));
            case Action.AddToAlbum a -> new Action.AddToAlbum(count(a.count(), way), a.album());
            case Action.DeletePhotos a -> new Action.DeletePhotos(count(a.count(), way));
            case Action.DeleteNewest a -> new Action.DeleteNewest(count(a.count(), way));
            case Action.RestorePhotos a -> new Action.RestorePhotos(count(a.count(), way));
            case Action.OpenOriginals a -> new Action.OpenOriginals(count(a.count(), way));
            case Action.ImportAgain a -> new Action.ImportAgain(count(a.count(), way));
            case Action.LoseReplies a -> new Action.LoseReplies(count(a.count(), way));
            case Action.RepeatReplies a -> new Action.RepeatReplies(count(a.count(), way));
            case Action.DelayReplies a ->
                    new Action.DelayReplies(count(a.count(), way), a.byMicros());
            case Action.LoseHints a -> new Action.LoseHints(count(a.count(), way));
            case Action.CutOff a -> new Action.CutOff(duration(a.forMicros(), way));
            case Action.PauseSync a -> new Action.PauseSync(duration(a.forMicros(), way));
            case Action.Outage a -> new Action.Outage(duration(a.forMicros(), way));
            case Action.SetClock a ->
                    new Action.SetClock(
                            (a.aheadMicros() < 0 ? -1 : 1)
                                    * duration(Math.abs(a.aheadMicros()), way));
            case Action.UseQuota a -> new Action.UseQuota(size(a.sizeBytes(), way), a.by());
            case Action.FillStorage a ->
                    new Action.FillStorage(way == 0 ? 0 : a.leavingBytes() / 2);
            default -> action;
        };
    }

    private static int count(int count, int way) {
        return way == 0 ? 1 : Math.max(1, count / 2);
    }

    private static long size(long bytes, int way) {
        return way == 0 ? Draw.MEGABYTE : Math.max(1, bytes / 2 / Draw.MEGABYTE) * Draw.MEGABYTE;
    }

    private static long duration(long micros, int way) {
        return way == 0
                ? Math.min(micros, Draw.HOUR)
                : Math.max(1, micros / 2 / Draw.MINUTE) * Draw.MINUTE;
    }
}
