using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>How far a circuit's interlock is, as its control box told last.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Direction">The direction that is or was locked.</param>
/// <param name="Target">The direction it goes to; null for none.</param>
/// <param name="Epoch">Direction epoch.</param>
/// <param name="Missing">Proofs that are missing, <c>word:box</c> with commas; null for none.</param>
/// <param name="LockedOut">Boxes that are locked out; null for none.</param>
public sealed record InterlockView(string Circuit, InterlockState State, string Direction, string? Target, int Epoch, string? Missing, string? LockedOut)
{
    internal static InterlockView Of(Topic topic, InterlockMessage from) => new(
        topic.Circuit,
        (InterlockState)from.GetChoice(InterlockMessage.State),
        from.GetText(InterlockMessage.Direction),
        from.GetText(InterlockMessage.Target),
        (int)from.GetInteger(InterlockMessage.Epoch),
        from.GetText(InterlockMessage.Missing),
        from.GetText(InterlockMessage.LockedOut));
}
