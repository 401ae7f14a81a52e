/* Stands for a slow line: the chart's own script is asked for late. */
setTimeout(() => {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = '../kim-ngach.js';
  document.head.append(script);
}, 2000);
