namespace UnitsNet;

/// <summary>An illuminance.</summary>
public readonly struct Illuminance
{
    private Illuminance(double lux) => Lux = lux;

    /// <summary>In lux.</summary>
    public double Lux { get; }

    /// <summary>Of so many lux.</summary>
    public static Illuminance FromLux(double lux) => new(lux);
}

/// <summary>A voltage.</summary>
public readonly struct ElectricPotential
{
    private ElectricPotential(double volts) => Volts = volts;

    /// <summary>In volts.</summary>
    public double Volts { get; }

    /// <summary>Of so many volts.</summary>
    public static ElectricPotential FromVolts(double volts) => new(volts);
}
