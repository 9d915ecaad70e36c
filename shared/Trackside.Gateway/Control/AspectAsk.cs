using System;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>An aspect to be asked of a control box.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Target"><c>all</c>, or one post's box.</param>
/// <param name="Aspect">The aspect, one that may be commanded.</param>
public sealed record AspectAsk(string Circuit, string Target, Aspect Aspect)
{
    /// <summary>Whether a marshal's own request that restricts more is taken over, after notice at his panel.</summary>
    public bool TakesOver { get; init; }

    /// <summary>For how long, 1 to 60 s, blue and white alone: then the control box puts back what stood before. Null for without end.</summary>
    public TimeSpan? Hold { get; init; }
}
