using System;
using System.Runtime.InteropServices;

namespace Trackside.Mosquitto;

/// <summary>
/// Owns one <c>struct mosquitto</c>. A native call in progress holds a reference, so a client disposed on one thread
/// (or inside its own callback) is destroyed only when the last call has returned.
/// </summary>
internal sealed class MosquittoHandle : SafeHandle
{
    private readonly GCHandle tag;

    private MosquittoHandle(IntPtr client, GCHandle tag) : base(IntPtr.Zero, ownsHandle: true)
    {
        this.tag = tag;
        SetHandle(client);
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>Makes a native client whose callbacks find <paramref name="owner"/> again.</summary>
    internal static MosquittoHandle Create(string? clientId, bool cleanSession, object owner)
    {
        // Weak: callbacks come only from inside a call on the owner, which keeps it alive by itself.
        GCHandle tag = GCHandle.Alloc(owner, GCHandleType.Weak);
        IntPtr client = Native.mosquitto_new(clientId, cleanSession, GCHandle.ToIntPtr(tag));
        if (client == IntPtr.Zero)
        {
            tag.Free();
            throw new MosquittoException(
                MosquittoError.InvalidArgument, "the client could not be made: an empty client id needs a clean session");
        }

        return new MosquittoHandle(client, tag);
    }

    protected override bool ReleaseHandle()
    {
        Native.mosquitto_destroy(handle);
        tag.Free();
        return true;
    }
}
