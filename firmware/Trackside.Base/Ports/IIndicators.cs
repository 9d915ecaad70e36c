namespace Trackside.Core
{
    /// <summary>The small lights of a marshal's panel, by the bits in <c>PanelLights</c>. Called by the loop only.</summary>
    public interface IIndicators
    {
        /// <summary>Shows these and no others. Called on a change only, and at most every 100 ms: it may be a bus transfer.</summary>
        void Show(int lights);
    }
}
