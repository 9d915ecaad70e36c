using System.Collections.Generic;
using System.Linq;

namespace Trackside.Flash.Nanoff;

/// <summary>What a call of nanoff is for.</summary>
internal enum Step
{
    /// <summary>Put the runtime onto the chip.</summary>
    Runtime,

    /// <summary>Network, and certificates where the venue has keys.</summary>
    Network,

    /// <summary>Configuration, keys, boot number.</summary>
    Files,

    /// <summary>The firmware, last: it starts with everything in place.</summary>
    Image,

    /// <summary>The box announces itself.</summary>
    Proof,
}

/// <summary>One call of nanoff.</summary>
/// <param name="Step">What for.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record NanoffCall(Step Step, IReadOnlyList<string> Arguments)
{
    /// <summary>As a technician would type it.</summary>
    public override string ToString() => "nanoff " + string.Join(' ', Arguments.Select(argument => argument.Contains(' ') ? $"\"{argument}\"" : argument));
}
