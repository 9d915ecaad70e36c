using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>The latest of every box and circuit. Any thread.</summary>
internal sealed class BoxTable
{
    private const int MaxBoxes = 1024; // ten times a large venue: a sender that invents names cannot fill the memory
    private readonly Lock gate = new();
    private readonly Dictionary<(string Circuit, string Box), BoxView> boxes = [];
    private readonly Dictionary<string, ControlStateView> controls = [];
    private readonly Dictionary<string, InterlockView> interlocks = [];

    internal IReadOnlyList<BoxView> Boxes
    {
        get
        {
            lock (gate)
            {
                return [.. boxes.Values.OrderBy(box => box.Circuit, StringComparer.Ordinal).ThenBy(box => box.Box, StringComparer.Ordinal)];
            }
        }
    }

    internal IReadOnlyList<ControlStateView> Controls
    {
        get
        {
            lock (gate)
            {
                return [.. controls.Values.OrderBy(control => control.Circuit, StringComparer.Ordinal)];
            }
        }
    }

    private readonly Dictionary<string, MissingPostsView> missing = [];

    internal IReadOnlyList<MissingPostsView> Missing
    {
        get
        {
            lock (gate)
            {
                return [.. missing.Values.OrderBy(view => view.Circuit, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Takes a circuit's list of missing posts: the message is retained, so the one that came last is the latest.</summary>
    internal void Take(MissingPostsView view)
    {
        lock (gate)
        {
            missing[view.Circuit] = view;
        }
    }

    internal IReadOnlyList<InterlockView> Interlocks
    {
        get
        {
            lock (gate)
            {
                return [.. interlocks.Values.OrderBy(interlock => interlock.Circuit, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Takes what a circuit's interlock tells: the message is retained, so the one that came last is the latest.</summary>
    internal void Take(InterlockView interlock)
    {
        lock (gate)
        {
            interlocks[interlock.Circuit] = interlock;
        }
    }

    /// <summary>The control box of a circuit, if one has announced itself.</summary>
    internal string? ControlBoxOf(string circuit)
    {
        lock (gate)
        {
            return boxes.Values.FirstOrDefault(box => box.Circuit == circuit && box.HasRole("control"))?.Box;
        }
    }

    /// <summary>Changes what is known of a box; a new one is made first.</summary>
    /// <returns>Before and after; the same for a box that is one too many.</returns>
    internal (BoxView Before, BoxView After) Change<TState>(Topic topic, TState state, Func<BoxView, TState, BoxView> change)
    {
        lock (gate)
        {
            if (!boxes.TryGetValue((topic.Circuit, topic.Box), out BoxView? before))
            {
                before = new BoxView(topic.Circuit, topic.Box);
                if (boxes.Count >= MaxBoxes)
                {
                    return (before, before);
                }
            }

            BoxView after = change(before, state);
            boxes[(topic.Circuit, topic.Box)] = after;
            return (before, after);
        }
    }

    /// <summary>Notes a message that was not believed with the box whose name it bears, or with the circuit's control box; not where that box is unknown.</summary>
    internal void Refuse(Topic topic, long now)
    {
        lock (gate)
        {
            string? box = topic.Box == Topic.ControlName ? boxes.Values.FirstOrDefault(view => view.Circuit == topic.Circuit && view.HasRole("control"))?.Box : topic.Box;
            if (box is not null && boxes.TryGetValue((topic.Circuit, box), out BoxView? view))
            {
                boxes[(topic.Circuit, box)] = view with { RefusedMessages = view.RefusedMessages + 1, LastRefused = now };
            }
        }
    }

    /// <summary>What a circuit's control box told last; null where it told nothing.</summary>
    internal ControlStateView? ControlOf(string circuit)
    {
        lock (gate)
        {
            return controls.GetValueOrDefault(circuit);
        }
    }

    /// <summary>True where this very state is the latest of its circuit.</summary>
    internal bool Holds(ControlStateView state)
    {
        lock (gate)
        {
            return controls.TryGetValue(state.Circuit, out ControlStateView? latest) && ReferenceEquals(latest, state);
        }
    }

    /// <summary>Takes a circuit's state unless it is older than what is known.</summary>
    /// <returns>True where it tells something new.</returns>
    internal bool Take(ControlStateView state)
    {
        lock (gate)
        {
            bool known = controls.TryGetValue(state.Circuit, out ControlStateView? before);
            if (known && state.IsOlderThan(before!))
            {
                return false;
            }

            controls[state.Circuit] = state;
            return !known || !state.TellsTheSame(before!);
        }
    }
}
