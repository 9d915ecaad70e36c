using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.People;
using Trackside.Venue.VenueFile;
using Trackside.Venue.Vehicles;
using Trackside.Venue.World;

namespace Trackside.Venue.Running;

/// <summary>
/// One circuit of a run: when its boxes are ready, and its direction is locked where it has an interlock, it asks for green, and when that is proved its vehicles go.
/// They come in when the direction is locked no more, or the session is closed. One that shall reverse does so once its vehicles have driven a while.
/// </summary>
internal sealed class CircuitRun
{
    private const string EveryPost = "all";

    /// <summary>Vehicles drive this long before a reversal that was ordered for the run.</summary>
    private const double DrivenSeconds = 5;

    private readonly VirtualVenue venue;
    private readonly CircuitPlan circuit;
    private readonly RunOptions options;
    private readonly Words words;
    private readonly IDisplay display;
    private readonly Crew? crew;
    private readonly Stopwatch driving = new();
    private Traffic? traffic;
    private Traffic? comingIn;
    private Task<string?>? asking;
    private Task<OperationOutcome>? opening;
    private (string? Direction, int Epoch) locked;
    private bool isOpened;
    private bool green;
    private bool isReversed;

    /// <summary>Readies the circuit.</summary>
    public CircuitRun(VirtualVenue venue, CircuitPlan circuit, RunOptions options, Words words, IDisplay display)
    {
        this.venue = venue;
        this.circuit = circuit;
        this.options = options;
        this.words = words;
        this.display = display;
        crew = venue.Crews.FirstOrDefault(crew => crew.Circuit == circuit.Id);
        if (crew is not null)
        {
            crew.SweepCar.Pace = options.Pace;
        }
    }

    /// <summary>Whether no vehicle is out.</summary>
    public bool IsEmpty => traffic is null && comingIn is not { IsIn: false };

    /// <summary>Goes on where there is something to go on with.</summary>
    public void Tick()
    {
        if (crew is not null && !MayRun(crew))
        {
            Stop();
            return;
        }

        if (green)
        {
            ReverseWhenDue();
        }
        else if (asking is null)
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
    public void Stop()
    {
        traffic?.Stop();
        comingIn = traffic ?? comingIn;
        traffic = null;
        asking = null;
        green = false;
        driving.Reset();
    }

    // Race control opens the session once for each time a direction is locked.
    private bool MayRun(Crew people)
    {
        if (people.View is not { State: InterlockState.Locked } view)
        {
            locked = default;
            return false;
        }

        if (locked != (view.Direction, view.Epoch))
        {
            locked = (view.Direction, view.Epoch);
            isOpened = false;
            display.Say(string.Format(CultureInfo.InvariantCulture, words.Locked, circuit.Id, view.Direction, view.Epoch));
        }

        if (opening is { IsCompleted: true })
        {
            isOpened = opening.IsCompletedSuccessfully && opening.Result.IsAccepted;
            opening = null;
        }

        bool isWanted = people.Wanted is null || people.Wanted == view.Direction;
        if (!view.IsSessionOpen && !isOpened && isWanted)
        {
            opening ??= venue.RaceControl.Ask(new ControlOrder(circuit.Id, ControlOperation.SessionOpen));
        }

        return view.IsSessionOpen;
    }

    private void ReverseWhenDue()
    {
        if (!isReversed && crew is not null && options.Reversals.TryGetValue(circuit.Id, out string? route) && driving.Elapsed.TotalSeconds >= DrivenSeconds)
        {
            isReversed = true;
            crew.Wanted = route;
            display.Say(string.Format(CultureInfo.InvariantCulture, words.Reversing, circuit.Id, route));
        }
    }

    private void Take(string? refused)
    {
        if (refused is not null)
        {
            display.Say(string.Format(CultureInfo.InvariantCulture, words.NotGreen, circuit.Id, refused));
            return;
        }

        green = true;
        driving.Restart();
        display.Say(string.Format(CultureInfo.InvariantCulture, words.Green, circuit.Id));
        traffic = MakeTraffic();
        traffic?.Start();
    }

    // On a joined course the vehicles belong to the first of its circuits.
    private Traffic? MakeTraffic()
    {
        RoutePlan route = venue.Plan.RoutesOf(circuit).First(route => crew is null || route.Name == locked.Direction);
        JoinedPlan? joined = venue.Plan.Joined.FirstOrDefault(joined => joined.Routes.Contains(route));
        if (joined is not null && joined.Circuits[0] != circuit.Id)
        {
            return null;
        }

        IEnumerable<string> circuits = joined?.Circuits ?? [circuit.Id];
        Dictionary<string, TimingLoop> loops = circuits.SelectMany(venue.BoxesOf).SelectMany(box => box.Loops).ToDictionary(loop => loop.Name);
        return new Traffic(venue.Agenda, circuit, route, loops, options.Seed, options.Pace);
    }

    private bool IsReady() => venue.BoxesOf(circuit.Id).All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready);
}
