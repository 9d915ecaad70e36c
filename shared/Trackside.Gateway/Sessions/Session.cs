using System;
using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>A time for which one or more circuits were let to a client. Times in microseconds since 1970 UTC.</summary>
/// <param name="Id">Number of the session in its database.</param>
/// <param name="Client">Who pays.</param>
/// <param name="Circuits">The circuits; more than one where they are joined to one course.</param>
/// <param name="Route">The route that was agreed.</param>
/// <param name="Opened">When it began.</param>
/// <param name="Closed">When it ended; null while it is open.</param>
public sealed record Session(long Id, string Client, IReadOnlyList<string> Circuits, string Route, long Opened, long? Closed);

/// <summary>A session cannot be opened or closed as asked.</summary>
public sealed class SessionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="reason">What is in the way.</param>
    /// <param name="circuit">The circuit it is about.</param>
    /// <param name="session">The session that stands in the way, if one does.</param>
    public SessionException(SessionFault reason, string circuit, Session? session = null) : base(Sentence(reason, circuit, session))
    {
        Reason = reason;
        Circuit = circuit;
        Session = session;
    }

    /// <summary>What is in the way.</summary>
    public SessionFault Reason { get; }

    /// <summary>The circuit it is about.</summary>
    public string Circuit { get; }

    /// <summary>The session that stands in the way, if one does.</summary>
    public Session? Session { get; }

    private static string Sentence(SessionFault reason, string circuit, Session? session) => reason switch
    {
        SessionFault.AlreadyOpen => $"circuit {circuit} is let to {session?.Client} since session {session?.Id}: close that one first",
        SessionFault.NoneOpen => $"circuit {circuit} has no open session: open one, or name another circuit",
        SessionFault.Overlaps => $"circuit {circuit} was let to {session?.Client} then, session {session?.Id}: name another time",
        SessionFault.BeforeItsBegin => $"the session of circuit {circuit} cannot end before it began: name a later time",
        _ => "a session needs a client and at least one circuit: name both",
    };
}

/// <summary>Why a session cannot be opened or closed.</summary>
public enum SessionFault
{
    /// <summary>Another session holds the circuit.</summary>
    AlreadyOpen,

    /// <summary>No session is open there.</summary>
    NoneOpen,

    /// <summary>It would end before it began.</summary>
    BeforeItsBegin,

    /// <summary>Client or circuits are missing.</summary>
    Incomplete,

    /// <summary>Another session had the circuit at that time.</summary>
    Overlaps,
}
