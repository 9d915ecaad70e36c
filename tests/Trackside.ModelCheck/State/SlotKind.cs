namespace Trackside.ModelCheck.State;

/// <summary>What a number in the state means, and so what of it matters.</summary>
internal enum SlotKind
{
    /// <summary>The value itself: flags, choices, small counts.</summary>
    Plain,

    /// <summary>An instant of the past: only its age counts, and only up to the longest time anything compares it with.</summary>
    Past,

    /// <summary>An instant up to which something holds: it is to come, or it is over.</summary>
    Until,

    /// <summary>A direction epoch: only the order among all epochs counts.</summary>
    Epoch,

    /// <summary>A boot number of the control box: only the order counts.</summary>
    Boot,

    /// <summary>A sequence number: only the order counts.</summary>
    Seq,
}
