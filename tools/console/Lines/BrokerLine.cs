using System;
using System.Collections.Concurrent;
using Trackside.Gateway;

namespace Trackside.Technician.Lines;

/// <summary>A box's console over the broker: <c>console/in</c> and <c>console/out</c>.</summary>
internal sealed class BrokerLine : IBoxLine
{
    private const int Kept = 1000;
    private readonly VenueWatch watch;
    private readonly string circuit;
    private readonly string box;
    private readonly BlockingCollection<string> heard = new(Kept);

    /// <summary>Begins to listen to a box.</summary>
    public BrokerLine(VenueWatch watch, string circuit, string box)
    {
        this.watch = watch;
        this.circuit = circuit;
        this.box = box;
        watch.LineHeard += Hear;
    }

    /// <inheritdoc/>
    public bool Say(string line) => watch.TrySay(circuit, box, line);

    /// <inheritdoc/>
    public string? Take(TimeSpan wait) => heard.TryTake(out string? line, wait) ? line : null;

    /// <inheritdoc/>
    public void Dispose() => watch.LineHeard -= Hear;

    private void Hear(ConsoleLine line)
    {
        if (line.Circuit == circuit && line.Box == box)
        {
            // On the network's thread: one who does not read loses the newest.
            heard.TryAdd(line.Text);
        }
    }
}
