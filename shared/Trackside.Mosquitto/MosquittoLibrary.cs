using System;

namespace Trackside.Mosquitto;

/// <summary>Initialises libmosquitto once in the process.</summary>
internal static class MosquittoLibrary
{
    private static readonly Lazy<int> Initialised = new(Native.mosquitto_lib_init);

    internal static void Load()
    {
        try
        {
            MosquittoException.ThrowIfFailed(Initialised.Value, "libmosquitto could not be initialised");
        }
        catch (DllNotFoundException missing)
        {
            throw MosquittoException.LibraryMissing(missing);
        }
    }
}
