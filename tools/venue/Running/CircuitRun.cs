using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.VenueFile;
using Trackside.Venue.Vehicles;

namespace Trackside.Venue.Running;

/// <summary>One circuit of a run: when its boxes are ready it asks for green, and when that is proved its vehicles go.</summary>
internal sealed class CircuitRun
{
    private const string EveryPost = "all";
    private readonly VirtualVenue venue;
    private readonly CircuitPlan circuit;
    private readonly Words words;
    private readonly IDisplay display;
    private readonly Traffic traffic;
    private Task<string?>? asking;
    private bool green;

    /// <summary>Readies the circuit's vehicles.</summary>
    public CircuitRun(VirtualVenue venue, CircuitPlan circuit, RunOptions options, Words words, IDisplay display)
    {
        this.venue = venue;
        this.circuit = circuit;
        this.words = words;
        this.display = display;
        var loops = venue.BoxesOf(circuit.Id).SelectMany(box => box.Loops).ToDictionary(loop => loop.Name);
        traffic = new Traffic(venue.Agenda, circuit, loops, options.Seed, options.Pace);
    }

    /// <summary>Goes on where there is something to go on with.</summary>
    public void Tick()
    {
        if (green)
        {
            return;
        }

        if (asking is null)
        {
            asking = IsReady() ? venue.Gateway.Ask(circuit.Id, EveryPost, Aspect.Green) : null;
        }
        else if (asking.IsCompleted)
        {
            Take(asking.Result);
            asking = null;
        }
    }

    /// <summary>Takes the vehicles off the track.</summary>
    public void Stop() => traffic.Stop();

    private void Take(string? refused)
    {
        if (refused is not null)
        {
            display.Say(string.Format(CultureInfo.InvariantCulture, words.NotGreen, circuit.Id, refused));
            return;
        }

        green = true;
        display.Say(string.Format(CultureInfo.InvariantCulture, words.Green, circuit.Id));
        traffic.Start();
    }

    private bool IsReady() => venue.BoxesOf(circuit.Id).All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready);
}
