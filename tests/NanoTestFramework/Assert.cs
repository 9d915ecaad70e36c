using System;
using System.Diagnostics.CodeAnalysis;

using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>
/// The device's assertions, with no overload the device lacks. They fail as MSTest's do, so that MSTest reports them. Any thread.
/// </summary>
public sealed class Assert
{
    private Assert()
    {
    }

    /// <summary>Fails unless the condition holds.</summary>
    public static void IsTrue([DoesNotReturnIf(false)] bool condition, string message = "") => Demand(condition, "true", "false", message);

    /// <summary>Fails where the condition holds.</summary>
    public static void IsFalse([DoesNotReturnIf(true)] bool condition, string message = "") => Demand(!condition, "false", "true", message);

    /// <summary>Fails unless the value is null.</summary>
    public static void IsNull(object? value, string message = "") => Demand(value is null, "null", value, message);

    /// <summary>Fails where the value is null.</summary>
    public static void IsNotNull([NotNull] object? value, string message = "")
    {
        Demand(value is not null, "an object", "null", message);
        _ = value!;
    }

    /// <summary>Fails unless both are one object.</summary>
    public static void AreSame(object? expected, object? actual, string message = "") =>
        Demand(ReferenceEquals(expected, actual), expected, actual, message);

    /// <summary>Fails unless the values are equal.</summary>
    public static void AreEqual(bool expected, bool actual, string message = "") => Demand(expected == actual, expected, actual, message);

    /// <summary>Fails unless the values are equal.</summary>
    public static void AreEqual(byte expected, byte actual, string message = "") => Demand(expected == actual, expected, actual, message);

    /// <summary>Fails unless the values are equal.</summary>
    public static void AreEqual(int expected, int actual, string message = "") => Demand(expected == actual, expected, actual, message);

    /// <summary>Fails unless the values are equal.</summary>
    public static void AreEqual(uint expected, uint actual, string message = "") => Demand(expected == actual, expected, actual, message);

    /// <summary>Fails unless the values are equal.</summary>
    public static void AreEqual(long expected, long actual, string message = "") => Demand(expected == actual, expected, actual, message);

    /// <summary>Fails unless the texts are equal.</summary>
    public static void AreEqual(string? expected, string? actual, string message = "") =>
        Demand(string.Equals(expected, actual, StringComparison.Ordinal), expected, actual, message);

    /// <summary>Fails where the values are equal.</summary>
    public static void AreNotEqual(int notExpected, int actual, string message = "") =>
        Demand(notExpected != actual, $"anything but {notExpected}", actual, message);

    /// <summary>Fails where the values are equal.</summary>
    public static void AreNotEqual(long notExpected, long actual, string message = "") =>
        Demand(notExpected != actual, $"anything but {notExpected}", actual, message);

    /// <summary>Fails where the values are equal.</summary>
    public static void AreNotEqual(string? notExpected, string? actual, string message = "") =>
        Demand(!string.Equals(notExpected, actual, StringComparison.Ordinal), $"anything but {notExpected}", actual, message);

    /// <summary>Fails unless the action throws exactly this exception.</summary>
    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(action);
        Exception? thrown = null;
        try
        {
            action();
        }
        catch (Exception caught)
        {
            thrown = caught;
        }

        Demand(thrown?.GetType() == exception, exception.Name, thrown?.GetType().Name ?? "nothing", message);
    }

    private static void Demand([DoesNotReturnIf(false)] bool holds, object? expected, object? actual, string message)
    {
        if (!holds)
        {
            string because = message.Length == 0 ? string.Empty : " " + message;
            throw new Desktop.AssertFailedException($"Expected: {expected ?? "null"}. Actual: {actual ?? "null"}.{because}");
        }
    }
}
