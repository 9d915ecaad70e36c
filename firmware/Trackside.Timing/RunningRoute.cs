using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Which of its routes the circuit runs, as a box hears it from <c>control/state</c>. Loop only.</summary>
    public sealed class RunningRoute
    {
        private readonly byte[][] names;
        private readonly ControlStateMessage state = new ControlStateMessage();
        private long epoch = -1;

        /// <summary>Knows the routes of a box; begins with the one it was configured for.</summary>
        public RunningRoute(string[] routes, string running)
        {
            names = new byte[routes.Length][];
            Index = -1;
            for (int i = 0; i < routes.Length; i++)
            {
                names[i] = Encoding.UTF8.GetBytes(routes[i]);
                Index = routes[i] == running ? i : Index;
            }
        }

        /// <summary>Number of the running route; -1 where no direction is set, or one this box does not know.</summary>
        public int Index { get; private set; }

        /// <summary>Takes a <c>control/state</c>, also a kept copy: it permits nothing here. One of an older epoch is passed over.</summary>
        public void Take(Inbound inbound, Mail mail)
        {
            if (!mail.Read(inbound, state) || state.GetInteger(ControlStateMessage.Epoch) < epoch)
            {
                return;
            }

            epoch = state.GetInteger(ControlStateMessage.Epoch);
            Index = -1;
            for (int i = 0; i < names.Length; i++)
            {
                Index = IsNamed(i) ? i : Index;
            }
        }

        private bool IsNamed(int route)
        {
            byte[] name = names[route];
            byte[] said = state.TextBytes(ControlStateMessage.Direction);
            bool same = name.Length == state.TextLength(ControlStateMessage.Direction);
            for (int i = 0; same && i < name.Length; i++)
            {
                same = name[i] == said[i];
            }

            return same;
        }
    }
}
