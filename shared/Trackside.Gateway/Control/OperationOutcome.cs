using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>What is asked of a control box about its circuit's direction.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Operation">What is asked; not <see cref="ControlOperation.Aspect"/>.</param>
/// <param name="Target">What it is about: a route, a box, a place; <c>all</c> where it is the circuit.</param>
public sealed record ControlOrder(string Circuit, ControlOperation Operation, string Target = "all")
{
    /// <summary>Lock-out: the post whose marshal confirms that the box is dark or covered.</summary>
    public string? By { get; init; }

    /// <summary>Lock-out: why.</summary>
    public LockOutReason Reason { get; init; }

    /// <summary>Board: what is to be shown at the line; <see cref="LineBoard.None"/> takes it away.</summary>
    public LineBoard Board { get; init; }

    /// <summary>Board: its number, 0 to 999; null for a board without one.</summary>
    public int? Number { get; init; }
}

/// <summary>How a <see cref="ControlOrder"/> was met.</summary>
/// <param name="Order">What was asked.</param>
/// <param name="Id">The request's id.</param>
public sealed record OperationOutcome(ControlOrder Order, string Id)
{
    /// <summary>Accepted or refused; null where nobody replied.</summary>
    public ControlResult? Reached { get; init; }

    /// <summary>Why it was refused; null unless it was.</summary>
    public RefusalReason? Refusal { get; init; }

    /// <summary>What the interlock lacked when it refused.</summary>
    public IReadOnlyList<MissingProof> Missing { get; init; } = [];

    /// <summary>From publishing to the reply.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether the control box took it. What needs the key then waits for it.</summary>
    public bool IsAccepted => Reached >= ControlResult.Accepted;

    /// <summary>The outcome as a sentence.</summary>
    public string Text => Reached is null ? $"no reply from the control box of {Order.Circuit}"
        : IsAccepted ? "accepted"
        : $"refused: {(Refusal.HasValue ? RefusalReasons.Of(Refusal.Value) : "no reason given")}{string.Concat(Missing.Select(missing => $"; {missing.Text(french: false)}"))}";
}
