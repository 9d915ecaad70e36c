using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Trackside.Mosquitto;

/// <summary>The way back: static functions the library calls, which find the client by its tag.</summary>
public sealed partial class MosquittoClient
{
    private readonly TopicCache topics = new();
    private ExceptionDispatchInfo? thrown;

    private unsafe void SetCallbacks()
    {
        Native.mosquitto_connect_callback_set(handle, &OnConnected);
        Native.mosquitto_disconnect_callback_set(handle, &OnDisconnected);
        Native.mosquitto_publish_callback_set(handle, &OnPublished);
        Native.mosquitto_subscribe_callback_set(handle, &OnSubscribed);
        Native.mosquitto_message_callback_set(handle, &OnMessage);
    }

    private static MosquittoClient? Find(IntPtr tag) => (MosquittoClient?)GCHandle.FromIntPtr(tag).Target;

    [UnmanagedCallersOnly(CallConvs = new[] { typeof(CallConvCdecl) })]
    private static void OnConnected(IntPtr client, IntPtr tag, int code)
    {
        if (Find(tag) is { } owner)
        {
            owner.connected = code == 0;
            owner.Raise(owner.Connected, code);
        }
    }

    [UnmanagedCallersOnly(CallConvs = new[] { typeof(CallConvCdecl) })]
    private static void OnDisconnected(IntPtr client, IntPtr tag, int code)
    {
        if (Find(tag) is { } owner)
        {
            owner.connected = false;
            owner.Raise(owner.Disconnected, code);
        }
    }

    [UnmanagedCallersOnly(CallConvs = new[] { typeof(CallConvCdecl) })]
    private static void OnPublished(IntPtr client, IntPtr tag, int mid)
    {
        if (Find(tag) is { } owner)
        {
            owner.Raise(owner.Published, mid);
        }
    }

    [UnmanagedCallersOnly(CallConvs = new[] { typeof(CallConvCdecl) })]
    private static unsafe void OnSubscribed(IntPtr client, IntPtr tag, int mid, int count, int* granted)
    {
        if (Find(tag) is { } owner)
        {
            owner.Raise(owner.Subscribed, mid);
        }
    }

    [UnmanagedCallersOnly(CallConvs = new[] { typeof(CallConvCdecl) })]
    private static unsafe void OnMessage(IntPtr client, IntPtr tag, Native.Received* message)
    {
        if (Find(tag) is { } owner)
        {
            owner.Deliver(message);
        }
    }

    private unsafe void Deliver(Native.Received* message)
    {
        try
        {
            string topic = topics.Get(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(message->Topic));
            var payload = new ReadOnlySpan<byte>(message->Payload, message->PayloadLength);
            Message?.Invoke(topic, payload, message->Qos, message->Retain != 0, message->Mid);
        }
        catch (Exception error)
        {
            Keep(error);
        }
    }

    private void Raise(Action<int>? handler, int value)
    {
        try
        {
            handler?.Invoke(value);
        }
        catch (Exception error)
        {
            Keep(error);
        }
    }

    // An exception must not unwind through the library's frames: it waits until the native call has returned.
    private void Keep(Exception error) => thrown ??= ExceptionDispatchInfo.Capture(error);

    private void RethrowFromHandler()
    {
        ExceptionDispatchInfo? error = thrown;
        thrown = null;
        error?.Throw();
    }
}
