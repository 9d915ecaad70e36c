using System;

namespace Trackside.Venue.Vehicles;

/// <summary>How vehicles of a circuit drive.</summary>
/// <param name="MetresPerSecond">Mean speed.</param>
/// <param name="Spread">Share by which drivers, and each driver's stretches, differ.</param>
/// <param name="LengthMetres">What a loop sees.</param>
/// <param name="Count">How many drive at once.</param>
internal sealed record VehicleKind(double MetresPerSecond, double Spread, double LengthMetres, int Count)
{
    private static readonly VehicleKind Kart = new(25, 0.08, 1.8, 8);
    private static readonly VehicleKind Car = new(38, 0.08, 4.3, 6);
    private static readonly VehicleKind RallyCar = new(28, 0.1, 4.1, 1);

    /// <summary>Who drives on a circuit with this profile and shape.</summary>
    public static VehicleKind For(string profile, bool pointToPoint) =>
        pointToPoint ? RallyCar : profile.StartsWith("cik", StringComparison.Ordinal) ? Kart : Car;
}
