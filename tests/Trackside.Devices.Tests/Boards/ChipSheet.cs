using System.Linq;

namespace Trackside.Devices.Tests;

/// <summary>
/// What the chips' data sheets and the runtime say (Espressif: ESP32 and ESP32-S3 data sheets, chapters "Strapping pins" and "Pin overview"; nanoFramework:
/// RMT receive channels of the S3).
/// </summary>
/// <param name="Pins">Numbers there are.</param>
/// <param name="Flash">Pins of flash and PSRAM inside the module.</param>
/// <param name="Inputs">Pins that cannot drive.</param>
/// <param name="Straps">Pins read at reset.</param>
/// <param name="Fatal">Straps that nothing may hang on: a wrong level there keeps the chip from starting.</param>
/// <param name="FirstCapture">First RMT channel that receives.</param>
internal sealed record ChipSheet(int[] Pins, int[] Flash, int[] Inputs, int[] Straps, int[] Fatal, int FirstCapture)
{
    public static readonly ChipSheet Esp32 = new(Range(0, 39), Range(6, 11), Range(34, 39), [0, 2, 5, 12, 15], [0, 12], FirstCapture: 0);
    public static readonly ChipSheet Esp32S3 = new(Range(0, 48), Range(26, 32), [], [0, 3, 45, 46], [0, 3, 45, 46], FirstCapture: 4);

    public static ChipSheet Of(string chip) => chip == "esp32s3" ? Esp32S3 : Esp32;

    private static int[] Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
