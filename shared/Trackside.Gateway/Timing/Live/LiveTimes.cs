using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// What passings say of laps, sectors, speeds and stages, told as it happens by the route that runs; only what is listened to is worked out. Each once, over a restart too: what it needs to
/// know of before it reads from the database. One thread, the store's.
/// </summary>
internal sealed class LiveTimes
{
    private readonly PassingStore store;
    private readonly GatewayOptions options;
    private readonly IListeners listeners;
    private readonly RunningOrders orders;
    private readonly LapTracker laps;
    private readonly Dictionary<string, Follower[]> followers = [];
    private LiveTopics heard;

    internal LiveTimes(PassingStore store, GatewayOptions options, IListeners listeners)
    {
        this.store = store;
        this.options = options;
        this.listeners = listeners;
        orders = new RunningOrders(store, options);
        laps = new LapTracker(store, orders);
    }

    /// <summary>Takes note of who listens now. Whoever began to listen since hears of what comes from here on.</summary>
    internal void Listen()
    {
        LiveTopics now = listeners.Hears;
        if ((now & ~heard) != 0)
        {
            Clear();
        }

        heard = now;
    }

    /// <summary>Follows the current passing of a batch.</summary>
    /// <param name="batch">Passings that are told.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    internal List<object> Follow(Batch batch, long now)
    {
        List<object> told = [];
        object? lap = Hears(LiveTopics.Laps | LiveTopics.Sectors) ? laps.Follow(batch) : null;
        if (lap is not null && Hears(LiveTopics.Laps))
        {
            told.Add(lap);
        }

        foreach (Follower follower in FollowersOf(batch.Current.Circuit))
        {
            if (Hears(LiveTopics.Sectors))
            {
                follower.Sectors.Follow(batch, lap as Lap, told);
            }

            if (Hears(LiveTopics.Speeds))
            {
                follower.Speeds.Follow(batch, told);
            }

            if (Hears(LiveTopics.Stages))
            {
                follower.Stages?.Follow(batch, now, told);
            }
        }

        return told;
    }

    /// <summary>Tells what time alone brings: that a vehicle cannot finish its stage any more.</summary>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    /// <param name="told">Takes it.</param>
    /// <returns>The stages it happened on.</returns>
    internal List<string> Tick(long now, List<object> told) =>
        [.. followers.Values.SelectMany(each => each).Where(follower => Hears(LiveTopics.Stages) && follower.Stages?.Tick(now, told) == true).Select(follower => follower.Circuit).Distinct()];

    /// <summary>A circuit's control box told something new, and that is stored.</summary>
    internal void TurnOver(string circuit) => orders.TurnOver(circuit);

    /// <summary>Forgets what it knows: the next passing reads it anew.</summary>
    internal void Clear()
    {
        orders.Clear();
        laps.Clear();
        followers.Clear();
    }

    private bool Hears(LiveTopics topics) => (heard & topics) != 0;

    // The circuit's own course, and joined ones to which its loops belong.
    private Follower[] FollowersOf(string circuit)
    {
        if (!followers.TryGetValue(circuit, out Follower[]? found))
        {
            IEnumerable<Course> courses = options.Courses.Where(course => course.Circuit != circuit && course.Partners.Contains(circuit)).Prepend(options.CourseOf(circuit));
            followers[circuit] = found = [.. courses.Select(FollowerOf)];
        }

        return found;
    }

    private Follower FollowerOf(Course course) =>
        followers.Values.SelectMany(each => each).FirstOrDefault(follower => follower.Circuit == course.Circuit)
        ?? new Follower(course.Circuit, new SectorTracker(course, store, orders, laps), new SpeedTracker(course, store, orders), course.IsStage ? new StageTracker(course, store, orders) : null);

    private sealed record Follower(string Circuit, SectorTracker Sectors, SpeedTracker Speeds, StageTracker? Stages);
}
