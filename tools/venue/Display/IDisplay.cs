using System;

namespace Trackside.Venue.Display;

/// <summary>Shows a run while it lasts.</summary>
internal interface IDisplay
{
    /// <summary>Runs <paramref name="work"/>, which calls what it is given whenever something may have changed.</summary>
    void During(Func<RunFacts> facts, Action<Action> work);

    /// <summary>Tells one event. Any thread.</summary>
    void Say(string line);
}
