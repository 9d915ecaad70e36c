global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using Microsoft.VisualStudio.TestTools.UnitTesting;
global using System.Threading.Tasks;
