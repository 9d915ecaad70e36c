using System;
using System.Collections.Generic;

namespace Trackside.Benchmarks.Calls;

/// <summary>
/// What an operation costs a device in heap objects: facts of the platform, each counted on an instrumented nanoCLR 1.17 (Linux host
/// build); rows marked "interpreter" were read in nf-interpreter, src/CLR/Core/Interpreter.cpp. Where a count depends on the case, the
/// dearest one stands here. A platform method that is not in the table is never passed over: it counts <see cref="Unlisted"/>, and the
/// bench names it and fails.
/// </summary>
internal static class DeviceTable
{
    /// <summary><c>new</c> of a class, delegates and closures included.</summary>
    public const int NewObject = 1;

    /// <summary><c>new T[n]</c>.</summary>
    public const int NewArray = 1;

    /// <summary>Boxing.</summary>
    public const int Box = 1;

    /// <summary>A struct put on the stack by value (interpreter: every load of one clones it, and so does what the platform returns).
    /// It makes the 1 to 3 counted for passing one, the 3 for <c>var x = structs[i]</c> and its two fields, and the 1 of
    /// <c>GpioPin.Read()</c> and of <c>Write(PinValue.High)</c>.</summary>
    public const int StructByValue = 1;

    /// <summary><c>throw</c>; with the exception's own object this makes the 2 counted for throw and catch.</summary>
    public const int Throw = 1;

    /// <summary>A string literal (interpreter: <c>ldstr</c> takes a heap block each time it runs). It is the 1 counted for <c>switch</c> on a string.</summary>
    public const int StringLiteral = 1;

    /// <summary>What an unknown platform method counts.</summary>
    public const int Unlisted = 1;

    // Type::Method, or Type::* for every other method of the type. Structs that come and go are counted by the rows above.
    private static readonly Dictionary<string, int> platform = new(StringComparer.Ordinal)
    {
        ["System.Object::.ctor"] = 0,
        ["System.EventArgs::.ctor"] = 0,
        ["System.Attribute::.ctor"] = 0,
        ["System.Array::Copy"] = 0,
        ["System.Array::Clear"] = 0,
        ["System.Array::get_Length"] = 0,
        ["System.Threading.Monitor::Enter"] = 0,
        ["System.Threading.Monitor::Exit"] = 0,
        ["System.Threading.AutoResetEvent::Set"] = 0,
        ["System.Threading.AutoResetEvent::WaitOne"] = 0,
        ["System.Threading.WaitHandle::WaitOne"] = 0,
        ["System.Threading.EventWaitHandle::Set"] = 0,
        ["System.Threading.Interlocked::Increment"] = 0,
        ["System.Threading.Interlocked::Exchange"] = 0,
        ["System.Threading.Interlocked::CompareExchange"] = 0,
        ["System.DateTime::get_UtcNow"] = 0,
        ["System.DateTime::get_Ticks"] = 0,
        ["System.TimeSpan::*"] = 0,

        ["System.String::get_Length"] = 0,
        ["System.String::get_Chars"] = 0,
        ["System.String::op_Equality"] = 0,
        ["System.String::op_Inequality"] = 0,
        ["System.String::Equals"] = 0,
        ["System.String::Concat"] = 1,
        ["System.String::Substring"] = 1,
        ["System.String::.ctor"] = 0,
        // $"{a}{b}" was counted 24 as a whole; its two boxes are counted where they are made.
        ["System.String::Format"] = 22,
        // The same where the PC's compiler does not go through Format.
        ["System.Runtime.CompilerServices.DefaultInterpolatedStringHandler::.ctor"] = 24,
        ["System.Runtime.CompilerServices.DefaultInterpolatedStringHandler::*"] = 0,
        ["System.Int32::ToString"] = 3,
        ["System.BitConverter::GetBytes"] = 1,
        ["System.Exception::.ctor"] = 0,
        ["System.Exception::get_Message"] = 0,

        ["System.Collections.ArrayList::.ctor"] = 1,
        ["System.Collections.ArrayList::get_Item"] = 0,
        ["System.Collections.ArrayList::get_Count"] = 0,
        ["System.Collections.ArrayList::GetEnumerator"] = 1,
        ["System.Collections.IEnumerator::MoveNext"] = 0,
        ["System.Collections.IEnumerator::get_Current"] = 0,
        ["System.IDisposable::Dispose"] = 0,

        // Interpreter and library: Encoding.UTF8 is new UTF8Encoding() each time.
        ["System.Text.Encoding::get_UTF8"] = 1,
        ["System.Text.Encoding::GetBytes"] = 1,
        ["System.Text.Encoding::GetString"] = 1,

        ["System.Device.Gpio.GpioPin::Toggle"] = 0,
        ["System.Device.Gpio.GpioPin::Write"] = 0,
        ["System.Device.Gpio.GpioPin::Read"] = 0,
        ["System.Device.Gpio.PinValue::*"] = 0,
        ["nanoFramework.Hardware.Esp32.HighResTimer::GetCurrent"] = 0,

        // Library sources: native, numbers in and out.
        ["nanoFramework.Hardware.Esp32.NativeMemory::GetMemoryInfo"] = 0,
        ["nanoFramework.Runtime.Native.GC::Run"] = 0,
        ["System.IO.Ports.SerialPort::get_BytesToRead"] = 0,
        ["System.IO.Ports.SerialPort::Read"] = 0,

        // Library sources: the path in capitals, its record in the list of open files and that list's growth, the native stream and its handle.
        ["System.IO.FileStream::.ctor"] = 5,
        ["System.IO.Stream::Write"] = 0,
        ["System.IO.File::Exists"] = 2,
        ["System.IO.File::Delete"] = 3,
    };

    /// <summary>Types of the platform that the interpreter keeps as plain 64-bit numbers.</summary>
    public static bool IsPlainNumber(string type) => type is "System.DateTime" or "System.TimeSpan";

    /// <summary>Objects a platform method makes besides structs it returns; null where the table does not know it.</summary>
    public static int? OfPlatform(string type, string method)
    {
        // On the virtual chip these stand for the types of the same name.
        bool isFile = type.Contains(".Shims.File", StringComparison.Ordinal);
        string known = type.Replace("Trackside.Virtual.Shims.", isFile ? "System.IO." : "System.Threading.", StringComparison.Ordinal);
        return platform.TryGetValue($"{known}::{method}", out int objects) || platform.TryGetValue($"{known}::*", out objects) ? objects : null;
    }
}
