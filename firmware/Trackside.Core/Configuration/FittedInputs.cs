using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Which inputs a box uses, from its configuration.</summary>
    public static class FittedInputs
    {
        /// <summary>True for each number of <see cref="Inputs"/> that is used: buttons and senses of a post, loops with an edge input.</summary>
        public static bool[] Of(BoxConfiguration configuration)
        {
            bool[] fitted = new bool[Inputs.Count];
            long post = configuration.Post == null ? 0 : (long)configuration.Post.Buttons + ((long)configuration.Post.Lamps << Inputs.FirstSense);
            for (int i = 0; i < Inputs.FirstLoop; i++)
            {
                fitted[i] = (post & (1L << i)) != 0;
            }

            // The key switch of race control.
            fitted[Inputs.EnableKey] = fitted[Inputs.EnableKey] || configuration.Interlock != null;
            int loops = configuration.Loops == null ? 0 : configuration.Loops.Length;
            for (int loop = 0; loop < loops; loop++)
            {
                fitted[Inputs.FirstLoop + loop] = configuration.Watches(CrossingSource.Edge, loop);
            }

            return fitted;
        }
    }
}
