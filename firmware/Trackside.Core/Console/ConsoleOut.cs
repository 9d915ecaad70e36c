using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Lines on their way to whoever asked. A line waits until its destination takes it; when 64 wait, the newest is lost and counted. A few leave
    /// at each step, so a long answer never stalls the loop. Loop only.
    /// </summary>
    public sealed class ConsoleOut
    {
        /// <summary>To the cable.</summary>
        public const int Cable = 0;

        /// <summary>To the broker.</summary>
        public const int Broker = 1;

        /// <summary>Lines that leave at one step, at most.</summary>
        public const int LinesPerStep = 4;

        private const int Capacity = 64;

        private readonly string[] lines = Texts.New(Capacity);
        private readonly int[] destinations = new int[Capacity];
        private readonly ConsoleMessage message = new ConsoleMessage();
        private readonly IByteSink cable;
        private readonly Mail mail;
        private int first;
        private int count;

        /// <summary>Makes an empty queue.</summary>
        /// <param name="cable">The serial cable; null for none.</param>
        /// <param name="mail">The mail; null for a box that is not configured.</param>
        public ConsoleOut(IByteSink cable, Mail mail)
        {
            this.cable = cable;
            this.mail = mail;
        }

        /// <summary>Lines that were lost.</summary>
        public int Lost { get; private set; }

        /// <summary>Whether nothing waits.</summary>
        public bool IsEmpty { get { return count == 0; } }

        /// <summary>Adds a line.</summary>
        public void Say(string line, int destination)
        {
            if (count == Capacity)
            {
                Lost++;
                return;
            }

            int at = (first + count) % Capacity;
            lines[at] = line;
            destinations[at] = destination;
            count++;
        }

        /// <summary>Sends what can be sent.</summary>
        /// <param name="isLinkUp">Whether the broker can be reached: what waits for it is dropped otherwise, since nobody can be reading.</param>
        public void Step(bool isLinkUp)
        {
            for (int sent = 0; sent < LinesPerStep && count > 0; sent++)
            {
                if (!TrySend(lines[first], destinations[first], isLinkUp))
                {
                    return;
                }

                lines[first] = null;
                first = (first + 1) % Capacity;
                count--;
            }
        }

        private bool TrySend(string line, int destination, bool isLinkUp)
        {
            if (destination == Cable)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(line + "\r\n");
                // A cable that fails is not waited for: nobody may be at its other end.
                Lost += cable == null || !cable.Write(bytes, bytes.Length) ? 1 : 0;
                return true;
            }

            if (mail == null || !isLinkUp)
            {
                Lost++;
                return true;
            }

            message.Clear();
            message.SetText(ConsoleMessage.Line, line);
            return mail.Send(message);
        }
    }
}
