using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Which inputs a box uses, from its configuration.</summary>
    public static class FittedInputs
    {
        /// <summary>True for each number of <see cref="Inputs"/> that is used: buttons and senses of a post, loops with an edge input,
        /// which a marker needs too: it wakes the box.</summary>
        public static bool[] Of(BoxConfiguration configuration)
        {
            bool[] fitted = new bool[Inputs.Count];
            long post = configuration.Post == null ? 0 : (long)configuration.Post.Buttons + ((long)configuration.Post.Lamps << Inputs.FirstSense);
            for (int i = 0; i < Inputs.FirstLoop; i++)
            {
                fitted[i] = (post & (1L << i)) != 0;
            }

            bool isSign = configuration.Has(Roles.Sign) && configuration.HasInterlock;
            // The key switch of race control, and the one that resets a sign's guard.
            fitted[Inputs.EnableKey] = fitted[Inputs.EnableKey] || configuration.Interlock != null || isSign;
            fitted[Inputs.RedButton] = fitted[Inputs.RedButton] || configuration.HasRedButton;
            fitted[Inputs.SenseOf(Lamp.FirstArrow)] = fitted[Inputs.SenseOf(Lamp.FirstArrow + 1)] = isSign;
            fitted[Inputs.SenseOf(Lamp.PitRed)] = fitted[Inputs.SenseOf(Lamp.PitGreen)] = isSign && configuration.HasPitExit;
            fitted[Inputs.BarrierClosed] = fitted[Inputs.BarrierOpen] = isSign && configuration.Closed != null;
            fitted[Inputs.PanelSense] = configuration.Post != null && configuration.Post.PixelWidth > 0;
            int loops = configuration.Loops == null ? 0 : configuration.Loops.Length;
            for (int loop = 0; loop < loops; loop++)
            {
                fitted[Inputs.FirstLoop + loop] = configuration.Watches(CrossingSource.Edge, loop)
                    || configuration.Watches(CrossingSource.Marker, loop);
            }

            return fitted;
        }
    }
}
