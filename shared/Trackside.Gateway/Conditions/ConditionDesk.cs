using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>
/// Chooses what of the boxes' words about themselves is recorded: a <c>state</c> when it changes, and <c>health</c> five minutes after the last row, or at once after such a
/// change: its figures then belong to an alarm that came or went. One thread, the network's.
/// </summary>
internal sealed class ConditionDesk
{
    /// <summary>Time between two rows of a box's figures, in microseconds (five minutes: 288 rows a day).</summary>
    internal const long HealthEachMicroseconds = 300_000_000;

    private readonly Dictionary<(string Circuit, string Box), Watched> boxes = [];

    /// <summary>Whether a box's <c>state</c> is to be recorded.</summary>
    internal bool Notes(BoxView view)
    {
        Watched watched = Of(view.Circuit, view.Box);
        Condition condition = Condition.Of(view);
        bool isNews = watched.Condition is null || !watched.Condition.IsSame(condition);
        watched.Condition = condition;
        watched.IsHealthDue |= isNews;
        return isNews;
    }

    /// <summary>Whether a box's <c>health</c> is; one that came as a retained copy is of an instant nobody knows.</summary>
    internal bool Notes(HealthView view, bool isLive)
    {
        Watched watched = Of(view.Circuit, view.Box);
        if (!isLive || (!watched.IsHealthDue && view.Received - watched.HealthAt < HealthEachMicroseconds))
        {
            return false;
        }

        watched.HealthAt = view.Received;
        watched.IsHealthDue = false;
        return true;
    }

    private Watched Of(string circuit, string box)
    {
        if (!boxes.TryGetValue((circuit, box), out Watched? watched))
        {
            boxes[(circuit, box)] = watched = new Watched();
        }

        return watched;
    }

    private sealed class Watched
    {
        internal Condition? Condition { get; set; }

        internal long HealthAt { get; set; }

        internal bool IsHealthDue { get; set; } = true;
    }
}
