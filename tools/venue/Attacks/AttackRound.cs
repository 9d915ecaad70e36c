using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Venue.Attacks;

/// <summary>Counts attacks of every kind. What the boxes tell in their health comes with their next report: it is waited for once for several kinds. One thread.</summary>
internal sealed class AttackRound(AttackScene scene, int times)
{
    private const int Twins = 3;
    private const int AttemptsBetweenOrders = 4;
    private const double HealthSeconds = 20;
    private const double LogSeconds = 2;

    private readonly List<AttackResult> counted = [];
    private readonly List<(AttackResult Result, Func<int> Seen)> awaited = [];

    /// <summary>Attempts of each kind.</summary>
    public int Times => times;

    /// <summary>Tries one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="seenIn">Where refusals are to be seen.</param>
    /// <param name="seen">How many refusals stand there, of this kind and others.</param>
    /// <param name="attempt">Tries once, by number, and tells whether it was refused; where that is seen in health alone, whether it was sent.</param>
    /// <param name="twin">The same with the right credentials; tells whether it was served.</param>
    /// <param name="more">Attempts of another sort: their number, and how many of them were refused.</param>
    public void Try(AttackKind kind, AttackSeen seenIn, Func<int> seen, Func<int, bool> attempt, Func<bool> twin, Func<(int, int)>? more = null)
    {
        int seenBefore = seen();
        Count(kind, seenIn, seen, twin, () =>
        {
            int refused = 0;
            for (int i = 0; i < times; i++)
            {
                refused += attempt(i) ? 1 : 0;
                if (i % AttemptsBetweenOrders == AttemptsBetweenOrders - 1)
                {
                    scene.Settle(); // a box holds a handful of messages: so none is lost for want of room
                }
            }

            // The log may be a moment behind: a late line must not be taken for the answer to what comes next.
            Patience.Until(() => more is null || seen() - seenBefore >= times, LogSeconds);
            (int Attempts, int Refused) others = more?.Invoke() ?? (0, 0);
            return (times + others.Attempts, refused + others.Refused);
        });
    }

    /// <summary>Counts one kind whose attempts are made all at once.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="seenIn">Where refusals are to be seen.</param>
    /// <param name="seen">How many refusals stand there, of this kind and others.</param>
    /// <param name="twin">The same with the right credentials; tells whether it was served.</param>
    /// <param name="attack">Makes the attempts: their number, and how many of them were refused.</param>
    public void Count(AttackKind kind, AttackSeen seenIn, Func<int> seen, Func<bool> twin, Func<(int Attempts, int Refused)> attack)
    {
        int seenBefore = seen();
        VenueSnapshot before = scene.Look();
        (int attempts, int refused) = attack();
        bool isSettled = scene.Settle();
        IReadOnlyList<string> changed = [.. scene.Look().DifferencesTo(before), .. isSettled ? Array.Empty<string>() : [$"{scene.Circuit.Id} does not show {scene.Standing} any more"]];
        int served = Enumerable.Range(0, Twins).Count(_ => twin());
        awaited.Add((new AttackResult(kind, attempts, refused, seenIn, 0, Twins, served, changed), () => seen() - seenBefore));
        if (seenIn != AttackSeen.Health)
        {
            Await(LogSeconds);
        }
    }

    /// <summary>Waits until the refusals of what was tried are seen where they are to be seen.</summary>
    /// <param name="seconds">How long that may take.</param>
    public void Await(double seconds = HealthSeconds)
    {
        Patience.Until(() => awaited.All(each => each.Seen() >= each.Result.Attempts), seconds);
        counted.AddRange(awaited.Select(each => Count(each.Result, Math.Min(each.Seen(), each.Result.Attempts))));
        awaited.Clear();
    }

    /// <summary>What became of each kind, in the order of the table.</summary>
    public IReadOnlyList<AttackResult> Results => [.. counted.OrderBy(result => result.Kind)];

    // What a box refuses without a word, it tells in its health alone.
    private static AttackResult Count(AttackResult result, int seen) =>
        result with { Seen = seen, Refused = result.SeenIn == AttackSeen.Health ? seen : result.Refused };
}
