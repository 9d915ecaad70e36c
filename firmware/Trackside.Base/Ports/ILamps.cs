namespace Trackside.Core
{
    /// <summary>The box's lamps, by the numbers in <see cref="Lamp"/>. Called by the loop only.</summary>
    public interface ILamps
    {
        /// <summary>Lights a lamp or puts it out. Called on a change only.</summary>
        void Set(int lamp, bool lit);
    }
}
