namespace Trackside.Venue.Drawing;

/// <summary>A colour of eight bits a channel.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>White.</summary>
    public static readonly Colour White = new(255, 255, 255);

    /// <summary>Nearly black: text and outlines.</summary>
    public static readonly Colour Ink = new(32, 36, 44);

    /// <summary>Secondary text.</summary>
    public static readonly Colour Grey = new(122, 128, 138);

    /// <summary>This colour over another.</summary>
    /// <param name="under">What lies below.</param>
    /// <param name="share">0 shows what is below, 1 this colour alone.</param>
    public Colour Over(Colour under, double share) =>
        new(Mix(Red, under.Red, share), Mix(Green, under.Green, share), Mix(Blue, under.Blue, share));

    private static byte Mix(byte over, byte under, double share) => (byte)(under + ((over - under) * share) + 0.5);
}
