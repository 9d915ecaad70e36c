namespace System.Device.Gpio;

/// <summary>High or low.</summary>
public readonly struct PinValue : IEquatable<PinValue>
{
    private readonly byte value;

    private PinValue(byte value) => this.value = value;

    /// <summary>High.</summary>
    public static PinValue High => new(1);

    /// <summary>Low.</summary>
    public static PinValue Low => new(0);

    /// <summary>0 is low, all else high.</summary>
    public static implicit operator PinValue(int value) => value == 0 ? Low : High;

    /// <summary>False is low.</summary>
    public static implicit operator PinValue(bool value) => value ? High : Low;

    /// <summary>0 or 1.</summary>
    public static explicit operator byte(PinValue value) => value.value;

    /// <summary>0 or 1.</summary>
    public static explicit operator int(PinValue value) => value.value;

    /// <summary>True when high.</summary>
    public static explicit operator bool(PinValue value) => value.value != 0;

    /// <summary>The same level.</summary>
    public static bool operator ==(PinValue a, PinValue b) => a.value == b.value;

    /// <summary>Another level.</summary>
    public static bool operator !=(PinValue a, PinValue b) => a.value != b.value;

    /// <inheritdoc/>
    public bool Equals(PinValue other) => value == other.value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PinValue other && other.value == value;

    /// <inheritdoc/>
    public override int GetHashCode() => value;

    /// <inheritdoc/>
    public override string ToString() => value == 0 ? "Low" : "High";
}
