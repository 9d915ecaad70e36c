using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Trackside.Mosquitto;

/// <summary>The error codes of libmosquitto that callers tell apart.</summary>
public static class MosquittoError
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>An argument is out of its range.</summary>
    public const int InvalidArgument = 3;

    /// <summary>There is no connection.</summary>
    public const int NoConnection = 4;

    /// <summary>The connection was refused by the broker.</summary>
    public const int ConnectionRefused = 5;

    /// <summary>The connection was lost.</summary>
    public const int ConnectionLost = 7;

    /// <summary>An error of the operating system: see the inner exception.</summary>
    public const int SystemError = 14;
}

/// <summary>A call of libmosquitto failed.</summary>
public sealed class MosquittoException : Exception
{
    /// <summary>Makes the exception for a libmosquitto error code.</summary>
    /// <param name="code">The code the library returned.</param>
    /// <param name="doing">What was attempted, to open the sentence.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public MosquittoException(int code, string doing, Exception? inner = null)
        : base(code < 0 || inner is DllNotFoundException ? doing : $"{doing}: {inner?.Message ?? Text(code)}", inner)
    {
        Code = code;
    }

    /// <summary>The library's code, see <see cref="MosquittoError"/>; -1 when the library itself is missing.</summary>
    public int Code { get; }

    /// <summary>The library's sentence for a code.</summary>
    public static unsafe string Text(int code) => Marshal.PtrToStringUTF8((IntPtr)Native.mosquitto_strerror(code)) ?? $"code {code}";

    /// <summary>The library's sentence for the answer to a connection (0 to 5).</summary>
    public static unsafe string ConnectText(int code) =>
        Marshal.PtrToStringUTF8((IntPtr)Native.mosquitto_connack_string(code)) ?? $"code {code}";

    /// <summary>Throws unless <paramref name="code"/> is success.</summary>
    internal static void ThrowIfFailed(int code, string doing)
    {
        if (code == MosquittoError.Success)
        {
            return;
        }

        Exception? cause = code == MosquittoError.SystemError ? new Win32Exception(Marshal.GetLastPInvokeError()) : null;
        throw new MosquittoException(code, doing, cause);
    }

    internal static MosquittoException LibraryMissing(Exception cause) =>
        new(-1, "libmosquitto.so.1 was not found: install it with 'apt install libmosquitto1'", cause);
}
