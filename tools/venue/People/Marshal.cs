using Trackside.Core;
using Trackside.Venue.World;

namespace Trackside.Venue.People;

/// <summary>The marshal of a post: turns the key, presses or holds "section clear", turns the key off. Any thread.</summary>
internal sealed class Marshal(Agenda agenda, PostPanel panel)
{
    /// <summary>Nobody presses again sooner than this, in microseconds.</summary>
    public const long BetweenMicroseconds = 1_500_000;

    private const long KeyMicroseconds = 120_000;
    private const long PressMicroseconds = 140_000;
    private const long HoldMicroseconds = 1_300_000;
    private long free;

    /// <summary>Presses "section clear", unless this marshal is at it.</summary>
    public void PressSection() => Push(PressMicroseconds);

    /// <summary>Holds it, which confirms on site that a box is dark or covered.</summary>
    public void HoldSection() => Push(HoldMicroseconds);

    private void Push(long microseconds)
    {
        long now = Agenda.Now;
        if (now < free)
        {
            return;
        }

        free = now + KeyMicroseconds + microseconds + BetweenMicroseconds;
        panel.TurnKey(true);
        agenda.At(now + KeyMicroseconds, () => panel.Push(Inputs.SectionButton, true));
        agenda.At(now + KeyMicroseconds + microseconds, () => panel.Push(Inputs.SectionButton, false));
        agenda.At(now + (2 * KeyMicroseconds) + microseconds, () => panel.TurnKey(false));
    }
}
