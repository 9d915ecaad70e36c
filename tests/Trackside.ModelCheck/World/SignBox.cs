using Trackside.Core;

namespace Trackside.ModelCheck.World;

/// <summary>What is wrong with a sign's lamps.</summary>
internal enum LampFault
{
    None = 0,

    /// <summary>No arrow burns.</summary>
    Dead = 1,

    /// <summary>The arrow that burned when it happened burns on.</summary>
    Welded = 2,

    /// <summary>The second arrow burns whatever is asked.</summary>
    Shorted = 3,
}

/// <summary>A sign: the real rules, two lamps and their senses.</summary>
internal sealed class SignBox
{
    public SignRules Rules;
    public LampFault Fault;
    public int Welded = -1;

    public SignBox(Scene scene) => Rules = new SignRules(scene.Sign, scene.Clock);

    /// <summary>Arrows that burn: bit n for arrow n.</summary>
    public int Burning => Fault switch
    {
        LampFault.Dead => 0,
        LampFault.Welded => (Rules.Driven < 0 ? 0 : 1 << Rules.Driven) | (1 << Welded),
        LampFault.Shorted => (Rules.Driven < 0 ? 0 : 1 << Rules.Driven) | 2,
        _ => Rules.Driven < 0 ? 0 : 1 << Rules.Driven,
    };

    /// <summary>The route shown to drivers by what the sign drives or cannot put out; -1 for none. A short that nobody drives is not the sign's doing.</summary>
    public int Shown => Fault == LampFault.Shorted ? (Rules.Driven >= 0 ? Rules.Driven : -1) : Burning == 0 ? -1 : Burning == 1 ? 0 : 1;

    /// <summary>Two ticks of its loop: senses follow lamps.</summary>
    public void Step(long now)
    {
        Rules.Step(Burning, true, now);
        Rules.Step(Burning, true, now);
    }
}
