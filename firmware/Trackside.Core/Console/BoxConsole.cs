using System;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The technician's console on a box: the same commands over the cable and over the broker, in French or English. It works on a box that is not
    /// configured or offline; it only reads, but for <c>reboot</c> and the tests, which ask for leave first. A line is answered at the step that
    /// brings it; the answer leaves a few lines at a time. What cannot be understood gets one line and changes nothing. Allocates: it runs every
    /// 100 ms and only when somebody types. Loop only.
    /// </summary>
    public sealed class BoxConsole
    {
        private const int BytesPerStep = 128;
        private const int MostWords = 6;
        private const int LongestEcho = 40;
        private const long RestartMicroseconds = 1000000;

        private readonly IByteSource cable;
        private readonly LineBuffer buffer = new LineBuffer();
        private readonly ConsoleMessage message = new ConsoleMessage();
        private readonly byte[] bytes = new byte[BytesPerStep];
        private readonly IConsoleCommand[] commands;
        private int destination;
        private CaptureTest measuring;
        private long restartAt = long.MaxValue;

        /// <summary>Whether a test runs that must be stepped with every tick. A field: every tick of a box reads it, and a property would cost a call.</summary>
        public bool IsMeasuring;

        /// <summary>Makes the console of a box.</summary>
        /// <param name="facts">What it can speak of.</param>
        /// <param name="cable">The serial cable in; null for none.</param>
        /// <param name="answers">The serial cable out; null for none.</param>
        /// <param name="commands">What can be typed.</param>
        public BoxConsole(ConsoleFacts facts, IByteSource cable, IByteSink answers, IConsoleCommand[] commands)
        {
            Facts = facts;
            this.cable = cable;
            this.commands = commands;
            Out = new ConsoleOut(answers, facts.Box == null ? null : facts.Box.Mail);
        }

        /// <summary>What it can speak of.</summary>
        public ConsoleFacts Facts { get; }

        /// <summary>Lines on their way.</summary>
        public ConsoleOut Out { get; }

        /// <summary>Lines that were not understood.</summary>
        public int Refused { get; private set; }

        /// <summary>Whether the line that is being answered came over the broker.</summary>
        public bool IsFromBroker { get { return destination == ConsoleOut.Broker; } }

        /// <summary>How many commands there are.</summary>
        public int CommandCount { get { return commands.Length; } }

        /// <summary>A command.</summary>
        public IConsoleCommand CommandAt(int number)
        {
            return commands[number];
        }

        /// <summary>The command of a name; null for none.</summary>
        public IConsoleCommand Find(string name)
        {
            for (int i = 0; i < commands.Length; i++)
            {
                if (commands[i].Name == name)
                {
                    return commands[i];
                }
            }

            return null;
        }

        /// <summary>Says a line to whoever typed last.</summary>
        public void Say(string line)
        {
            Out.Say(line, destination);
        }

        /// <summary>Says a line in the box's language.</summary>
        public void Say(string french, string english)
        {
            Say(Facts.IsFrench ? french : english);
        }

        /// <summary>Takes what was typed and sends what waits.</summary>
        public void Step(long now)
        {
            int count = cable == null ? 0 : cable.Read(bytes);
            for (int i = 0; i < count; i++)
            {
                string line = buffer.Take(bytes[i]);
                if (line != null)
                {
                    destination = ConsoleOut.Cable;
                    TakeTyped(line, buffer.WasDamaged, now);
                }
            }

            if (!Out.IsEmpty)
            {
                Out.Step(Facts.Box != null && Facts.Box.Link.State == LinkState.Up);
            }

            if (now >= restartAt && RestartLeave.Refusal(Facts.Box, now) == null)
            {
                restartAt = long.MaxValue;
                Facts.Log.Keep(Facts.Storage);
                Facts.Platform.Reboot();
            }
        }

        /// <summary>Restarts the box once the answer has left, in a second; later where it may not be restarted then (<see cref="RestartLeave"/>).</summary>
        public void RestartSoon(long now)
        {
            restartAt = now + RestartMicroseconds;
        }

        /// <summary>Begins to measure the marker capture.</summary>
        /// <returns>False where no loop has a marker, or it runs already.</returns>
        public bool TryMeasure()
        {
            IMarkerLine[] lines = Facts.Markers;
            bool any = false;
            for (int i = 0; lines != null && i < lines.Length; i++)
            {
                any = any || lines[i] != null;
            }

            if (!any || IsMeasuring || Facts.Box.Timing == null)
            {
                return false;
            }

            measuring = new CaptureTest(this, lines, Facts.Box.Timing.Desk);
            IsMeasuring = true;
            return true;
        }

        /// <summary>Goes on with the test: with every tick while <see cref="IsMeasuring"/>. A test that throws ends, and is counted as a fault.</summary>
        public void Measure(long now)
        {
            try
            {
                IsMeasuring = measuring.Step(now);
            }
            catch (Exception fault)
            {
                IsMeasuring = false;
                Facts.Box.Timing.Desk.Release();
                Facts.Box.Supervisor.Count(fault);
            }
        }

        /// <summary>Takes a line that came by the broker. A retained one is refused: it would act again at every connection.</summary>
        public void Take(Inbound inbound, long now)
        {
            if (inbound.IsRetained)
            {
                Facts.Box.Mail.CountStale();
            }
            else if (Facts.Box.Mail.Read(inbound, message))
            {
                destination = ConsoleOut.Broker;
                TakeTyped(message.GetText(ConsoleMessage.Line), !IsText(message), now);
            }
        }

        /// <summary>Answers a name that is no command: its beginning comes back, so that any name leaves room for an answer.</summary>
        public void SayUnknown(string name)
        {
            string echo = name.Length > LongestEcho ? name.Substring(0, LongestEcho) + "..." : name;
            Say("commande inconnue : " + echo + ". Tapez help.", "unknown command: " + echo + ". Type help.");
        }

        // A message may be longer than what is typed: the pieces of a configuration are.
        private static bool IsText(ConsoleMessage typed)
        {
            byte[] text = typed.TextBytes(ConsoleMessage.Line);
            for (int i = 0; i < typed.TextLength(ConsoleMessage.Line); i++)
            {
                if (!LineBuffer.IsText(text[i]))
                {
                    return false;
                }
            }

            return true;
        }

        private void TakeTyped(string line, bool isDamaged, long now)
        {
            string[] words = isDamaged ? new string[0] : Words(line);
            if (isDamaged || words.Length > MostWords)
            {
                Refused++;
                Say("ligne abîmée ou trop longue : rien n'est changé. Tapez help.", "damaged or overlong line: nothing changed. Type help.");
                return;
            }

            if (words.Length == 0)
            {
                return;
            }

            IConsoleCommand command = Find(words[0]);
            if (command == null)
            {
                Refused++;
                SayUnknown(words[0]);
                return;
            }

            command.Run(this, words, now);
        }

        // Blanks in a row count as one.
        private static string[] Words(string line)
        {
            string[] parts = line.Split(' ');
            int count = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                count += parts[i].Length > 0 ? 1 : 0;
            }

            string[] words = Texts.New(count);
            int at = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                if (parts[i].Length > 0)
                {
                    words[at++] = parts[i];
                }
            }

            return words;
        }
    }
}
