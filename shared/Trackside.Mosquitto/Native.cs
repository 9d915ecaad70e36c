using System;
using System.Runtime.InteropServices;

namespace Trackside.Mosquitto;

/// <summary>The functions of libmosquitto 2.0 that are used, with its own names.</summary>
internal static unsafe partial class Native
{
    private const string Library = "libmosquitto.so.1";

    /// <summary>One received message as libmosquitto lays it out (64-bit).</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Received
    {
        public int Mid;
        public byte* Topic;
        public byte* Payload;
        public int PayloadLength;
        public int Qos;
        public byte Retain;
    }

    [LibraryImport(Library)]
    internal static partial int mosquitto_lib_init();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr mosquitto_new(string? id, [MarshalAs(UnmanagedType.U1)] bool cleanSession, IntPtr tag);

    [LibraryImport(Library)]
    internal static partial void mosquitto_destroy(IntPtr client);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mosquitto_will_set(
        MosquittoHandle client, string topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mosquitto_username_pw_set(MosquittoHandle client, string user, string? password);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mosquitto_tls_set(
        MosquittoHandle client, string caFile, string? caFolder, string? certificateFile, string? keyFile, IntPtr passwordCallback);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int mosquitto_connect(MosquittoHandle client, string host, int port, int keepAlive);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int mosquitto_reconnect(MosquittoHandle client);

    [LibraryImport(Library)]
    internal static partial int mosquitto_disconnect(MosquittoHandle client);

    [LibraryImport(Library)]
    internal static partial int mosquitto_publish(
        MosquittoHandle client, out int mid, byte* topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mosquitto_subscribe(MosquittoHandle client, out int mid, string pattern, int qos);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mosquitto_unsubscribe(MosquittoHandle client, out int mid, string pattern);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int mosquitto_loop(MosquittoHandle client, int timeoutMilliseconds, int maxPackets);

    [LibraryImport(Library)]
    internal static partial int mosquitto_loop_write(MosquittoHandle client, int maxPackets);

    [LibraryImport(Library)]
    internal static partial int mosquitto_socket(MosquittoHandle client);

    [LibraryImport(Library)]
    internal static partial int mosquitto_threaded_set(MosquittoHandle client, [MarshalAs(UnmanagedType.U1)] bool threaded);

    [LibraryImport(Library)]
    internal static partial int mosquitto_int_option(MosquittoHandle client, int option, int value);

    [LibraryImport(Library)]
    internal static partial byte* mosquitto_strerror(int code);

    [LibraryImport(Library)]
    internal static partial byte* mosquitto_connack_string(int code);

    [LibraryImport(Library)]
    internal static partial void mosquitto_connect_callback_set(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> callback);

    [LibraryImport(Library)]
    internal static partial void mosquitto_disconnect_callback_set(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> callback);

    [LibraryImport(Library)]
    internal static partial void mosquitto_publish_callback_set(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> callback);

    [LibraryImport(Library)]
    internal static partial void mosquitto_subscribe_callback_set(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, int, int*, void> callback);

    [LibraryImport(Library)]
    internal static partial void mosquitto_message_callback_set(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, Received*, void> callback);

    /// <summary>A second descriptor of the same socket.</summary>
    [LibraryImport("libc")]
    internal static partial int dup(int socket);

    /// <summary>Ends both directions of a socket at once; the peer sees the end of the stream.</summary>
    [LibraryImport("libc")]
    internal static partial int shutdown(int socket, int how);

    /// <summary>The signal by which a server is told to read its files again.</summary>
    internal const int HangUp = 1;

    /// <summary>Sends a signal to a process.</summary>
    [LibraryImport("libc")]
    internal static partial int kill(int process, int signal);
}
