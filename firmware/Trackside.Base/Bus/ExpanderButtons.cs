namespace Trackside.Core
{
    /// <summary>
    /// Which buttons hang on the expander, and where: those that may answer within 100 ms. What must never wait for a bus (yellow, clear, the key) is on the
    /// board's own pins, whatever the board. Pure; any thread.
    /// <code>
    /// contact   GPA0     GPA1  GPA2      GPA3   GPA4  GPA5           GPA6
    /// button    section  test  slippery  white  blue  double yellow  red
    /// </code>
    /// GPA7 is left out: the data sheet of the MCP23017 (revision D) allows it as an output only.
    /// </summary>
    public static class ExpanderButtons
    {
        /// <summary>The contacts in use: bit n for contact n.</summary>
        public const int Contacts = 0x7F;

        /// <summary>The same as bits of <see cref="Inputs"/>.</summary>
        public const int All = (1 << Inputs.SectionButton) | (1 << Inputs.LampTestButton) | (1 << Inputs.SlipperyButton) | (1 << Inputs.WhiteButton)
            | (1 << Inputs.BlueButton) | (1 << Inputs.DoubleYellowButton) | (1 << Inputs.RedButton);

        private const int Count = 7;

        /// <summary>The button at a contact: a number of <see cref="Inputs"/>.</summary>
        public static int ButtonAt(int contact)
        {
            switch (contact)
            {
                case 0:
                    return Inputs.SectionButton;
                case 1:
                    return Inputs.LampTestButton;
                case 2:
                    return Inputs.SlipperyButton;
                case 3:
                    return Inputs.WhiteButton;
                case 4:
                    return Inputs.BlueButton;
                case 5:
                    return Inputs.DoubleYellowButton;
                default:
                    return Inputs.RedButton;
            }
        }

        /// <summary>The contact of a button; -1 where it is not on the expander.</summary>
        public static int ContactOf(int button)
        {
            for (int contact = 0; contact < Count; contact++)
            {
                if (ButtonAt(contact) == button)
                {
                    return contact;
                }
            }

            return -1;
        }
    }
}
