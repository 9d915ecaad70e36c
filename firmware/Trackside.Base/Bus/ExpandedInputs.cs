namespace Trackside.Core
{
    /// <summary>The inputs of a box with buttons on an expander: those as the bus last told them, the others on their pins. Loop only.</summary>
    public sealed class ExpandedInputs : IInputs
    {
        private readonly IInputs pins;
        private readonly ContactWatch contacts;

        /// <summary>Joins the two.</summary>
        /// <param name="pins">The board's own inputs.</param>
        /// <param name="contacts">The expander's contacts.</param>
        public ExpandedInputs(IInputs pins, ContactWatch contacts)
        {
            this.pins = pins;
            this.contacts = contacts;
        }

        /// <inheritdoc/>
        public bool IsActive(int input)
        {
            return input < Inputs.PanelCount && ((1 << input) & ExpanderButtons.All) != 0 ? contacts.IsDown(input) : pins.IsActive(input);
        }

        /// <inheritdoc/>
        public void WakeLoop()
        {
            pins.WakeLoop();
        }
    }
}
