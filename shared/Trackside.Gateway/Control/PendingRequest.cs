using System;
using System.Threading.Tasks;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>A request that awaits its replies. Guarded by the lock of <see cref="ControlRequests"/>.</summary>
internal sealed class PendingRequest
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IProgress<ControlReply>? progress;
    private readonly bool endsAccepted;

    internal PendingRequest(string circuit, IProgress<ControlReply>? progress, bool endsAccepted = false)
    {
        this.endsAccepted = endsAccepted;
        Circuit = circuit;
        this.progress = progress;
    }

    internal string Circuit { get; }

    /// <summary>In whose name it is asked.</summary>
    internal required Issuer Issuer { get; init; }

    /// <summary>Ends with a refusal or a proof; what concerns the direction ends when it is accepted.</summary>
    internal Task Done => done.Task;

    /// <summary>The reply that went furthest; null before the first.</summary>
    internal ControlReply? Last { get; private set; }

    internal void Take(ControlReply reply)
    {
        // At QoS 1 an older reply may come again behind a newer one.
        if (Last != null && reply.Result < Last.Result)
        {
            return;
        }

        Last = reply;
        progress?.Report(reply);
        if (endsAccepted || reply.Result is ControlResult.Refused or ControlResult.Proved)
        {
            done.TrySetResult();
        }
    }
}
