namespace Trackside.Core
{
    /// <summary>The box's inputs, by the numbers in <see cref="Inputs"/>. Called by the loop only.</summary>
    public interface IInputs
    {
        /// <summary>Reads an input now. Costs a heap object on the device: only for an input that is moving, or in turn to audit one.</summary>
        bool IsActive(int input);

        /// <summary>The loop is to come by at once and not in up to 10 ms, as after an edge: an input is moving. Never in a row without end.</summary>
        void WakeLoop();
    }
}
