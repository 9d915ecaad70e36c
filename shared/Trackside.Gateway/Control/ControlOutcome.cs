using System;
using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>A reply of a control box, to this gateway's request or to another issuer's.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Id">The request's id.</param>
/// <param name="Issuer">Who asked.</param>
/// <param name="Result">How far it has come.</param>
/// <param name="Refusal">Why it was refused; null unless it was.</param>
/// <param name="Missing">Posts that have not applied it, or not proved it.</param>
public sealed record ControlReply(
    string Circuit, string Id, string Issuer, ControlResult Result, RefusalReason? Refusal, IReadOnlyList<string> Missing);

/// <summary>How a request to a control box ended.</summary>
public sealed record ControlOutcome
{
    /// <summary>The circuit.</summary>
    public required string Circuit { get; init; }

    /// <summary>The request's id.</summary>
    public required string Id { get; init; }

    /// <summary><c>all</c>, or one post's box.</summary>
    public required string Target { get; init; }

    /// <summary>The aspect asked for.</summary>
    public required Aspect Aspect { get; init; }

    /// <summary>How far it has come; null where nobody replied.</summary>
    public ControlResult? Reached { get; init; }

    /// <summary>Why it was refused; null unless it was.</summary>
    public RefusalReason? Refusal { get; init; }

    /// <summary>Boxes that have not done their part: posts, or the control box that did not reply.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>From publishing to the end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>True where every post of the target has proved it.</summary>
    public bool IsProved => Reached == ControlResult.Proved;

    /// <summary>The outcome as a sentence.</summary>
    public string Text => Reached switch
    {
        null => $"no reply from {string.Join(", ", Missing)}",
        ControlResult.Refused => $"refused: {(Refusal.HasValue ? RefusalReasons.Of(Refusal.Value) : "no reason given")}",
        ControlResult.Accepted => $"accepted, not applied by {MissingText}",
        ControlResult.Applied => $"applied, not proved by {MissingText}",
        _ => "proved",
    };

    private string MissingText => Missing.Count > 0 ? string.Join(", ", Missing) : "all posts of the target";
}
