using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary><c>state</c> of a gateway: a box's, and what it does for which circuits.</summary>
internal sealed class GatewayMessage : Message
{
    internal const int State = 0;
    internal const int Reason = 1;
    internal const int Boot = 2;
    internal const int Firmware = 3;
    internal const int Roles = 4;

    /// <summary><see cref="PartnerWord"/>: whether it acknowledges; the others are told by the state.</summary>
    internal const int Duty = 5;

    /// <summary>Counts its places among the others in this boot: by it a gateway knows its own word again.</summary>
    internal const int Number = 6;

    /// <summary>The circuits it listens to, comma between; absent for all.</summary>
    internal const int Circuits = 7;

    /// <summary>Longest list of circuits, in bytes: what is left of a payload.</summary>
    internal const int LongestCircuits = 200;

    private static readonly string[] Duties = ["standby", "active"];
    private static readonly string[] States = ["ready", "fault", "unconfigured", "lost"];

    internal GatewayMessage() : base(What.State, 8, Limits.Payload)
    {
        Choice(State, "state", States, true);
        Text(Reason, "reason", Limits.Text, false);
        Integer(Boot, "boot", 0, Limits.Sequence, true);
        Text(Firmware, "firmware", Limits.Identifier, false);
        Text(Roles, "roles", 48, false);
        Choice(Duty, "duty", Duties, false);
        Integer(Number, "number", 0, Limits.Sequence, false);
        Text(Circuits, "circuits", LongestCircuits, false);
    }
}
