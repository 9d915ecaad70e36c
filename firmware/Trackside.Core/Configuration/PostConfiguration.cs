using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>The part of a configuration that a marshal post needs. Made once at start-up; unchanged afterwards.</summary>
    public sealed class PostConfiguration
    {
        /// <summary>Reads the part.</summary>
        /// <param name="message">The configuration.</param>
        public PostConfiguration(Message message)
        {
            FaultField = -1;
            Lamps = message.Has(ConfigurationMessage.Lamps) ? Lamp.Parse(message.GetText(ConfigurationMessage.Lamps)) : Lamp.Basic;
            Buttons = message.Has(ConfigurationMessage.Buttons) ? Inputs.ParsePanel(message.GetText(ConfigurationMessage.Buttons)) : Inputs.BasicPanel;
            IsAtLine = message.GetFlag(ConfigurationMessage.Line);
            Rules = new RuleProfile(message);
            Refuse((Lamps & Lamp.Basic) != Lamp.Basic, ConfigurationMessage.Lamps);
            Refuse((Buttons & Inputs.BasicPanel) != Inputs.BasicPanel, ConfigurationMessage.Buttons);
            Refuse(Rules.FaultField >= 0, Rules.FaultField);
        }

        /// <summary>The field that holds nonsense, by its number in <see cref="ConfigurationMessage"/>; -1 for none.</summary>
        public int FaultField { get; private set; }

        /// <summary>The lamps that are fitted: bit n for lamp n. Red, yellow and green always are.</summary>
        public int Lamps { get; }

        /// <summary>The buttons and keys that are fitted: bit n for input n. Yellow, clear and key always are.</summary>
        public int Buttons { get; }

        /// <summary>Whether the post stands at the line.</summary>
        public bool IsAtLine { get; }

        /// <summary>The rules it follows.</summary>
        public RuleProfile Rules { get; }

        // The first fault is the one reported.
        private void Refuse(bool isWrong, int field)
        {
            if (isWrong && FaultField < 0)
            {
                FaultField = field;
            }
        }
    }
}
