namespace Trackside.Core
{
    /// <summary>Something that observes crossings of a loop and states how well it knows them. Loop only.</summary>
    public interface ICrossingSource
    {
        /// <summary>Looks at the inputs and hands every crossing found to the sink.</summary>
        void Step(long now, ICrossingSink sink);

        /// <summary>Damaged or implausible input since boot.</summary>
        int BadInputs { get; }

        /// <summary>Noise as the source itself states it; -1 where it does not.</summary>
        int Noise { get; }
    }
}
