using System;
using System.Threading;
using System.Threading.Tasks;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>
/// Asks the control box for what a profile lets timing ask by itself, when its time has come: as the issuer <c>timing</c>, on the way every request goes (sequence, expiry,
/// signature, release rules). Blue is asked for a while: the control box ends it, whether or not this gateway still lives. Of several gateways the active one asks. Any thread.
/// </summary>
internal sealed class OfferClerk : IDisposable
{
    private readonly GatewayOptions options;
    private readonly ControlRequests requests;
    private readonly Duty duty;
    private readonly Issuer issuer;
    private readonly CancellationTokenSource closed = new();

    internal OfferClerk(GatewayOptions options, ControlRequests requests, Duty duty)
    {
        this.options = options;
        this.requests = requests;
        this.duty = duty;
        issuer = new Issuer(Issuer.Timing, options.TimingKey);
    }

    /// <summary>Takes an offer; returns at once.</summary>
    internal void Take(FlagOffer offer)
    {
        if (offer.IsAsked)
        {
            _ = Ask(offer);
        }
    }

    /// <summary>Asks for nothing any more.</summary>
    public void Dispose() => closed.Cancel();

    private async Task Ask(FlagOffer offer)
    {
        try
        {
            TimeSpan wait = Microseconds(offer.From - options.NowMicroseconds());
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, options.Time, closed.Token).ConfigureAwait(false);
            }

            TimeSpan left = Microseconds(offer.Until - options.NowMicroseconds());
            if (left > TimeSpan.Zero && duty.State == DutyState.Active)
            {
                AspectAsk ask = new(offer.Circuit, offer.Post, offer.Aspect) { Hold = offer.Aspect == Aspect.Blue ? left : null };
                await requests.RequestAspect(issuer, ask, null, closed.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The gateway ends. What came of a request stands in the flag log, as of any other.
        }
    }

    private static TimeSpan Microseconds(long value) => TimeSpan.FromTicks(value * TimeSpan.TicksPerMicrosecond);
}
