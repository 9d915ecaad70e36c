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
            TakePixels(message.GetText(ConfigurationMessage.Pixels));
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

        /// <summary>Pixels in a row of its panel; 0 where it has none.</summary>
        public int PixelWidth { get; private set; }

        /// <summary>Rows of its panel; 0 where it has none.</summary>
        public int PixelHeight { get; private set; }

        /// <summary>Whether the post stands at the line.</summary>
        public bool IsAtLine { get; }

        /// <summary>The rules it follows.</summary>
        public RuleProfile Rules { get; }

        private void TakePixels(string size)
        {
            if (size == null)
            {
                return;
            }

            string[] sides = size.Split('x');
            int width = 0;
            int height = 0;
            bool isSize = sides.Length == 2 && int.TryParse(sides[0], out width) && int.TryParse(sides[1], out height)
                && PixelFrame.Fits(width, height);
            Refuse(!isSize, ConfigurationMessage.Pixels);
            PixelWidth = isSize ? width : 0;
            PixelHeight = isSize ? height : 0;
        }

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
