using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>Turns messages that were read into what the gateway keeps. Pure functions.</summary>
internal static class Decoder
{
    internal static Passing Passing(Topic topic, PassingMessage from, long received) => new()
    {
        Circuit = topic.Circuit,
        Box = topic.Box,
        Boot = (int)from.GetInteger(PassingMessage.Boot),
        Seq = (int)from.GetInteger(PassingMessage.Seq),
        Loop = from.GetText(PassingMessage.Loop),
        Utc = Long(from, PassingMessage.Utc),
        Uncertainty = from.GetInteger(PassingMessage.Uncertainty),
        Source = (CrossingSource)from.GetChoice(PassingMessage.Source),
        Own = Long(from, PassingMessage.Own),
        Transponder = Long(from, PassingMessage.Transponder),
        Strength = Int(from, PassingMessage.Strength),
        Hits = Int(from, PassingMessage.Hits),
        Lane = Int(from, PassingMessage.Lane),
        Flags = Marked(from, PassingMessage.ShortGap, PassingFlags.ShortGap)
            | Marked(from, PassingMessage.WrongWay, PassingFlags.WrongWay)
            | Marked(from, PassingMessage.Unsynced, PassingFlags.ClockUnsynced)
            | Marked(from, PassingMessage.Historical, PassingFlags.Historical)
            | Marked(from, PassingMessage.Disagrees, PassingFlags.Disagrees)
            | Marked(from, PassingMessage.Unconfirmed, PassingFlags.Unconfirmed)
            | Marked(from, PassingMessage.Late, PassingFlags.Late),
        Speed = Int(from, PassingMessage.Speed),
        Received = received,
    };

    internal static BoxView State(BoxView box, StateMessage from, long received) => box with
    {
        State = (BoxState)from.GetChoice(StateMessage.State),
        Reason = from.GetText(StateMessage.Reason),
        Alarms = AlarmNames.Parse(from.GetText(StateMessage.Alarms)),
        Boot = (int)from.GetInteger(StateMessage.Boot),
        Firmware = from.GetText(StateMessage.Firmware) ?? box.Firmware,
        Board = from.GetText(StateMessage.Board) ?? box.Board,
        Roles = from.GetText(StateMessage.Roles) ?? box.Roles,
        Configuration = from.GetText(StateMessage.Configuration) ?? box.Configuration,
        ConfigurationVersion = (int)from.GetInteger(StateMessage.Version),
        IsOnTrial = from.GetFlag(StateMessage.Trial),
        Rejected = Rejected(from),
        Epoch = Int(from, StateMessage.Epoch) ?? box.Epoch,
        Route = from.GetText(StateMessage.Route) ?? box.Route,
        RouteHash = from.GetText(StateMessage.RouteHash) ?? box.RouteHash,
        StateReceived = received,
    };

    private static RejectedConfiguration? Rejected(StateMessage from) => from.GetText(StateMessage.Rejected) is { } seal
        ? new RejectedConfiguration(seal, (int)from.GetInteger(StateMessage.RejectedVersion), (RollbackReason)from.GetChoice(StateMessage.Why))
        : null;

    internal static LampsView Lamps(Topic topic, LampsMessage from, long received, bool isProof = true) => new(
        topic.Circuit,
        topic.Box,
        AspectIn(from, LampsMessage.Commanded),
        (Aspect)from.GetChoice(LampsMessage.Applied),
        isProof ? (Aspect)from.GetChoice(LampsMessage.Proved) : Aspect.Unproved,
        AspectIn(from, LampsMessage.Request),
        (AspectReason)from.GetChoice(LampsMessage.Reason),
        from.GetText(LampsMessage.Faults),
        Long(from, LampsMessage.Utc),
        received)
    {
        Notice = from.GetFlag(LampsMessage.Notice),
        Board = from.Has(LampsMessage.Board) ? (LineBoard)from.GetChoice(LampsMessage.Board) : LineBoard.None,
        Number = Int(from, LampsMessage.Number),
    };

    internal static MissingPostsView MissingPosts(Topic topic, ControlPostsMessage from, long received) => new(
        topic.Circuit,
        (int)from.GetInteger(ControlPostsMessage.UnappliedCount),
        MissingPostsView.Names(from.GetText(ControlPostsMessage.Unapplied)),
        (int)from.GetInteger(ControlPostsMessage.UnprovedCount),
        MissingPostsView.Names(from.GetText(ControlPostsMessage.Unproved)),
        Long(from, ControlPostsMessage.Utc),
        received);

    internal static SignView Sign(SignMessage from, long received, bool isProof = true) => new(
        from.GetText(SignMessage.Commanded),
        from.GetText(SignMessage.Applied),
        isProof ? from.GetText(SignMessage.Proved) : "unproved",
        from.GetText(SignMessage.Reason),
        (int)from.GetInteger(SignMessage.Epoch),
        received);

    internal static ButtonNotice Button(Topic topic, ButtonMessage from, long received) => new(
        topic.Circuit,
        topic.Box,
        from.GetText(ButtonMessage.Button),
        (ButtonEvent)from.GetChoice(ButtonMessage.Event),
        (int)from.GetInteger(ButtonMessage.Seq),
        Long(from, ButtonMessage.Utc),
        received);

    internal static HealthView Health(Topic topic, HealthMessage from, long received) =>
        new(topic.Circuit, topic.Box, (int)from.GetInteger(HealthMessage.Boot), received)
        {
            Uptime = (int)from.GetInteger(HealthMessage.Uptime),
            Memory = Long(from, HealthMessage.Memory),
            Battery = Int(from, HealthMessage.Battery),
            Temperature = Int(from, HealthMessage.Temperature),
            Synced = from.GetFlag(HealthMessage.Synced),
            Offset = Long(from, HealthMessage.Offset),
            Drift = Int(from, HealthMessage.Drift),
            Uncertainty = Long(from, HealthMessage.Uncertainty),
            Queue = Int(from, HealthMessage.Queue),
            Oldest = Int(from, HealthMessage.Oldest) is > 0 and var oldest ? oldest : null,
            Newest = Int(from, HealthMessage.Newest),
            Noise = Int(from, HealthMessage.Noise),
            BadFrames = Int(from, HealthMessage.BadFrames),
            Reconnects = Int(from, HealthMessage.Reconnects),
            BadMessages = Int(from, HealthMessage.BadMessages),
            StaleMessages = Int(from, HealthMessage.StaleMessages),
            Dropped = Int(from, HealthMessage.Dropped),
            Resets = Int(from, HealthMessage.Resets),
            ClockFailures = Int(from, HealthMessage.ClockFailures),
            HeldBoot = Int(from, HealthMessage.HeldBoot),
            Backlog = Int(from, HealthMessage.Backlog),
            Damaged = Int(from, HealthMessage.Damaged),
            TickMax = Long(from, HealthMessage.TickMax),
        };

    internal static ControlStateView ControlState(Topic topic, ControlStateMessage from, long received) => new(
        topic.Circuit,
        (int)from.GetInteger(ControlStateMessage.Epoch),
        (int)from.GetInteger(ControlStateMessage.Boot),
        (int)from.GetInteger(ControlStateMessage.Seq),
        from.GetInteger(ControlStateMessage.Utc),
        from.GetInteger(ControlStateMessage.Expiry),
        from.GetText(ControlStateMessage.Direction),
        (InterlockState)from.GetChoice(ControlStateMessage.Interlock),
        from.GetText(ControlStateMessage.Posts),
        received);

    internal static InterlockView Interlock(Topic topic, InterlockMessage from, long received)
    {
        string direction = from.GetText(InterlockMessage.Direction);
        return new InterlockView(
            topic.Circuit,
            (int)from.GetInteger(InterlockMessage.Epoch),
            (InterlockState)from.GetChoice(InterlockMessage.State),
            direction == "none" ? null : direction,
            from.GetText(InterlockMessage.Target),
            received)
        {
            Posts = from.GetText(InterlockMessage.Posts) ?? "",
            Signs = from.GetText(InterlockMessage.Signs) ?? "",
            Missing = MissingProof.ParseList(from.GetText(InterlockMessage.Missing)),
            LockedOut = from.GetText(InterlockMessage.LockedOut),
            IsSessionOpen = from.GetFlag(InterlockMessage.Session),
            Tokens = Int(from, InterlockMessage.Tokens) ?? 0,
            Sweep = Int(from, InterlockMessage.Sweep) ?? 0,
        };
    }

    private static long? Long(Message from, int field) => from.Has(field) ? from.GetInteger(field) : null;

    private static int? Int(Message from, int field) => from.Has(field) ? (int)from.GetInteger(field) : null;

    private static Aspect? AspectIn(Message from, int field) => from.Has(field) ? (Aspect)from.GetChoice(field) : null;

    private static PassingFlags Marked(Message from, int field, PassingFlags flag) => from.GetFlag(field) ? flag : PassingFlags.None;
}
