namespace Trackside.Virtual.Shims;

/// <summary>The device's <c>System.Console</c>: the USB UART, seen outside as <see cref="Chip.ConsoleWritten"/>.</summary>
public static class Console
{
    /// <summary>Writes a text.</summary>
    public static void Write(string value) => Boot.Alive.Chip.WriteConsole(value);

    /// <summary>Writes a line end.</summary>
    public static void WriteLine() => Boot.Alive.Chip.WriteConsole("\r\n");

    /// <summary>Writes a text and a line end.</summary>
    public static void WriteLine(string value) => Boot.Alive.Chip.WriteConsole(value + "\r\n");
}
