using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// <c>panel</c>: the marshal's key and buttons. <c>panel test</c> lights each lamp but green in turn and looks at its sense: only with the key on, while the
    /// circuit is closed and nobody is reversing it, for the post's red goes out for two seconds. Anything that is to be shown breaks the test off.
    /// </summary>
    public sealed class PanelCommand : IConsoleCommand
    {
        /// <inheritdoc/>
        public string Name { get { return "panel"; } }

        /// <inheritdoc/>
        public string Example { get { return "panel"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "la clé et les boutons ; panel test allume chaque feu (clé mise, circuit fermé)" : "key and buttons; panel test lights each lamp (key on, circuit closed)";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            Box box = console.Facts.Box;
            if (box == null)
            {
                NotConfigured.Say(console);
                return;
            }

            if (box.Post == null)
            {
                console.Say("ce boîtier n'est pas un poste.", "this box is no post.");
            }
            else if (words.Length == 1)
            {
                SayPanel(console, box, box.Post.Panel);
            }
            else if (words.Length == 2 && words[1] == "test")
            {
                Test(console, box.Post, now);
            }
            else
            {
                console.Say("panel, ou panel test.", "panel, or panel test.");
            }
        }

        private static void SayPanel(BoxConsole console, Box box, Panel panel)
        {
            int fitted = console.Facts.Configuration.Post.Buttons;
            string buttons = string.Empty;
            for (int i = 0; i < Inputs.PanelCount; i++)
            {
                int bit = 1 << i;
                if ((fitted & bit) != 0)
                {
                    bool isDown = (box.Inputs.Active & bit) != 0;
                    string state = (panel.Faults & bit) != 0 ? "FAULT" : isDown ? "down" : "up";
                    buttons += (buttons.Length == 0 ? string.Empty : ", ") + Inputs.PanelName(i) + " " + state;
                }
            }

            string key = panel.IsEnabled ? "on" : "off";
            string request = AspectNames.Of(panel.Request);
            console.Say("clé " + key + ", demande du commissaire " + request, "key " + key + ", marshal's request " + request);
            console.Say(buttons);
        }

        private static void Test(BoxConsole console, PostRole post, long now)
        {
            if (!post.Panel.IsEnabled)
            {
                console.Say("refusé : mettez la clé du panneau.", "refused: turn the panel's key on.");
            }
            else if (!console.Facts.IsCircuitClosed(now))
            {
                console.Say("refusé : le circuit est ouvert. Demandez le rouge d'abord.", "refused: the circuit is open. Ask for red first.");
            }
            else if (!post.TryTest(now))
            {
                console.Say("refusé : inversion en cours, ou le poste doit montrer autre chose que le rouge.", "refused: a reversal is under way, or the post has more than red to show.");
            }
            else
            {
                console.Say("essai des feux : regardez-les, puis tapez lamps.", "lamp test: look at them, then type lamps.");
            }
        }
    }
}
